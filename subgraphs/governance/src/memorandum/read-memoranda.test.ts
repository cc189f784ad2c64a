import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platform, type Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactVenetoLavoro,
  coordinator,
  researcherUnipd,
} from '../../../../tests/viewers.ts';
import {
  addMemorandum,
  enterOrganisations,
  padova,
  regione,
  venetoLavoro,
} from '../../tests/memoranda.ts';
import { commitmentKind } from '../commitment/commitment.repository.ts';
import type { Memorandum } from './memorandum.ts';
import type { MemorandumState } from './memorandum-life-cycle.ts';

let governance: Bench;
const named = new Map<string, string>();

async function add(name: string, state: MemorandumState, facts: Partial<Memorandum> = {}) {
  const titles = { titleIt: `Protocollo ${name}`, titleEn: `Memorandum ${name}` };
  const memorandum = await addMemorandum(governance, state, { ...titles, ...facts });
  named.set(memorandum.id, name);
}

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await enterOrganisations(governance);
  const parties = { partyIds: [venetoLavoro, padova] };
  await add('draft', 'DRAFT', { ...parties, effectiveTo: '2026-03-01' });
  await add('own', 'NEGOTIATION', { effectiveTo: '2026-03-02' });
  await add('half', 'PARTLY_SIGNED', { ...parties, effectiveTo: '2026-03-03' });
  await add('full', 'PARTLY_SIGNED', { effectiveTo: '2026-03-04', signaturesMissing: 0 });
  await add('ran out', 'IN_FORCE', { effectiveTo: '2026-03-05' });
  const ahead = { effectiveFrom: '2026-06-01', inForceFrom: '2026-06-01' };
  await add('ahead', 'IN_FORCE', { ...parties, ...ahead, effectiveTo: '2026-12-31' });
  await add('ended', 'TERMINATED', { effectiveTo: '2027-03-01', endedOn: '2026-03-04' });
});
afterAll(() => governance.close());

async function find(filter: object, viewer: Viewer = coordinator, orderBy = 'EFFECTIVE_TO_ASC') {
  const { data, errors } = await governance.query(
    `query ($filter: MemorandumFilter, $orderBy: [MemorandumOrder!]) {
      memoranda(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }`,
    { filter, orderBy: [orderBy] },
    viewer,
  );
  expect(errors).toEqual([]);
  const { nodes, totalCount } = data.memoranda;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => named.get(id)).join();
}

const all = 'draft,own,half,full,ran out,ahead,ended';
const everybodys = 'ran out,ahead,ended';

describe('memoranda', () => {
  it.each([
    ['the Regione', coordinator, all],
    ['the lead', contactVenetoLavoro, all],
    ['a signatory', contactPadova, 'draft,half,ran out,ahead,ended'],
    ['another partner', contactTreviso, everybodys],
    ['a researcher', researcherUnipd, everybodys],
    ['everybody', anonymous, everybodys],
  ])('are seen by %s', async (_, viewer, expected) => {
    expect(await find({}, viewer)).toBe(expected);
  });

  it.each([
    ['state', { state: ['DRAFT', 'TERMINATED'] }, 'draft,ended'],
    ['a day in force', { inForceOn: '2026-02-20' }, 'ran out,ended'],
    ['the last day in force', { inForceOn: '2026-03-05' }, 'ran out'],
    ['a day on which none is', { inForceOn: '2026-03-06' }, ''],
    ['a day ahead', { inForceOn: '2026-12-31' }, 'ahead'],
    ['missing signatures', { missingSignatures: true }, 'half'],
    ['no missing signatures', { missingSignatures: false }, 'draft,own,full,ran out,ahead,ended'],
    ['last day', { expiresFrom: '2026-03-03', expiresBefore: '2026-03-05' }, 'half,full'],
    ['signatory', { signatoryOrganisationId: padova }, 'draft,half,ahead'],
    ['lead', { organisationId: regione }, ''],
    ['title', { titleContains: 'protocollo RAN' }, 'ran out'],
    ['English title', { titleContains: 'memorandum a' }, 'ahead'],
  ])('are found by %s', async (_, filter, expected) => {
    expect(await find(filter)).toBe(expected);
    const backwards = expected.split(',').toReversed().join();
    expect(await find(filter, coordinator, 'EFFECTIVE_TO_DESC')).toBe(backwards);
  });

  it('of an organisation are those it is to sign, as far as who asks may see them', async () => {
    const seen = [];
    for (const viewer of [contactPadova, anonymous]) {
      const { data } = await governance.query(
        'query ($id: ID!) { organisation(id: $id) { memoranda { totalCount nodes { id } } } }',
        { id: padova },
        viewer,
      );
      const { nodes, totalCount } = data.organisation.memoranda;
      expect(totalCount).toBe(nodes.length);
      seen.push(nodes.map(({ id }: { id: string }) => named.get(id)).join());
    }
    expect(seen).toEqual(['draft,half,ahead', 'ahead']);
  });

  it('take as many statements for many as for few, and are read each once by their cursors', async () => {
    for (let count = 0; count < 100; count += 1) {
      const { id, organisationId } = await addMemorandum(governance, 'IN_FORCE');
      await actingAs(governance, platform, (tx) =>
        commitmentKind.insert(tx, {
          ...{ id: newId('commitment'), memorandumId: id, organisationId, version: 1 },
          ...{ leadOrganisationId: organisationId, state: 'OPEN', externalRef: null },
          ...{ openedOn: '2026-02-02', stateSince: '2026-02-02', dueOn: '2026-06-30' },
          ...{ text: 'Aprire uno sportello', measure: 'Sportello aperto' },
        }),
      );
    }
    const page = `query ($first: Int, $after: String) { memoranda(first: $first, after: $after, orderBy: OPENED_ON_DESC) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id isInForce organisation { id } supersededBy { id }
      signatories { totalCount nodes { organisation { id } steps { act } } } commitments { nodes { memorandum { id } isLate } }
      amendments { number } renewals { number } steps { act } corrections { field } } } }`;
    const [few, many] = [
      await governance.query(page, { first: 20 }, coordinator),
      await governance.query(page, { first: 100 }, coordinator),
    ];
    expect([few.errors, many.errors]).toEqual([[], []]);
    expect(many.data.memoranda.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
    const seen = new Set<string>();
    let after = null;
    do {
      const { data } = await governance.query(page, { first: 30, after }, coordinator);
      for (const { id } of data.memoranda.nodes) seen.add(id);
      const { hasNextPage, endCursor } = data.memoranda.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after);
    expect(seen.size).toBe(many.data.memoranda.totalCount);
  });
});
