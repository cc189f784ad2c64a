import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { anonymous, associationLead, coordinator } from '../../../../tests/viewers.ts';
import { aCall } from '../../tests/calls.ts';
import type { CallState } from './call.ts';

let community: Bench;

/** 100 calls that are awarded, and one of each kind that matters here. */
beforeAll(async () => {
  community = await openSubgraph('community');
  for (let index = 0; index < 100; index += 1) {
    await aCall(community, { state: 'AWARDED', opensOn: '2025-01-01', closesOn: '2025-02-01' });
  }
  const dated = async (state: CallState, opensOn: string, closesOn: string, title: string) =>
    aCall(community, { ...{ state, opensOn, closesOn }, titles: inItalian(title) });
  await dated('OPEN', '2026-11-01', '2026-11-23', 'Lo sport ci unisce');
  await dated('APPROVED', '2026-11-23', '2027-01-31', 'Nuove voci');
  await dated('REVOKED', '2026-11-01', '2027-01-31', 'Revocato');
  await dated('DRAFT', '2026-11-01', '2027-01-31', 'In preparazione');
  await aCall(community, { state: 'OPEN', closesOn: '2026-11-22', applicants: ['NEW_GENERATION'] });
});
afterAll(() => community.close());

async function totalOf(filter: object, viewer: Viewer = anonymous): Promise<number> {
  const { data, errors } = await community.query(
    'query ($filter: CallFilter) { calls(filter: $filter) { totalCount } }',
    { filter },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.calls.totalCount;
}

describe('calls', () => {
  it('are everybody’s to read once they are approved', async () => {
    const seen = [];
    for (const viewer of [anonymous, associationLead, coordinator])
      seen.push(await totalOf({}, viewer));
    expect(seen).toEqual([104, 104, 105]);
    expect(await totalOf({ state: ['DRAFT'] })).toBe(0);
  });

  it.each([
    [{ openOn: '2026-11-23' }, 2],
    [{ openOn: '2026-11-22' }, 2],
    [{ openOn: '2027-01-31' }, 1],
    [{ openOn: '2027-02-01' }, 0],
    [{ state: ['OPEN', 'APPROVED'] }, 3],
    [{ applicants: ['NEW_GENERATION'] }, 1],
    [{ applicants: ['NEW_GENERATION', 'INFORMAL'] }, 104],
    [{ titleContains: 'SPORT' }, 1],
  ])('are filtered by %j', async (filter, total) => expect(await totalOf(filter)).toBe(total));

  it('are shown with those that close last first', async () => {
    const { data } = await community.query(
      '{ calls(first: 2) { nodes { closesOn title { text } state } } }',
    );
    expect(data.calls.nodes).toEqual([
      { closesOn: '2027-01-31', title: { text: expect.any(String) }, state: expect.any(String) },
      { closesOn: '2027-01-31', title: { text: expect.any(String) }, state: expect.any(String) },
    ]);
  });

  it('take as many statements for 100 as for 20', async () => {
    const counts = [];
    for (const first of [20, 100]) {
      const { statements, errors } = await community.query(
        `query ($first: Int) { calls(first: $first, orderBy: TITLE_ASC) { totalCount nodes {
          id criteria { code title { text } } steps { act } corrections { field }
          proposals { totalCount nodes { id } } } } }`,
        { first },
        coordinator,
      );
      expect(errors).toEqual([]);
      counts.push(statements);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
