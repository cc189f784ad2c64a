import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { platform } from '../../../../tests/viewers.ts';
import { loadReference } from '../load-reference.ts';
import { territoryParts } from '../territory/territory.table.ts';
import { organisationTerritories } from './organisation.table.ts';

let governance: Bench;

const source = {
  sourceName: 'Test',
  sourceAsOf: '2026-01-01',
  sourceConfidence: 'SYNTHETIC' as const,
};
const belluno = knownReferenceId('organisation', 'comune-belluno');

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
  // Feltre goes from one ambito to another; a comune with two homes in time.
  await actingAs(governance, platform, async (tx) => {
    await tx.insert(territoryParts).values([
      {
        parentKey: 'ATS:VEN_02',
        childKey: 'COMUNE:025021',
        validFrom: '2025-03-01',
        validTo: '2026-04-01',
        ...source,
      },
      {
        parentKey: 'ATS:VEN_01',
        childKey: 'COMUNE:025021',
        validFrom: '2026-04-01',
        validTo: null,
        ...source,
      },
    ]);
    await tx.insert(organisationTerritories).values({
      ...{ organisationId: belluno, territory: 'COMUNE:025021', relation: 'SERVES' },
      ...{ validFrom: '2025-06-01', validTo: '2026-09-01', ...source },
    });
  });
});
afterAll(() => governance.close());

async function namesIn(code: string, on: string): Promise<string[]> {
  const { data, errors } = await governance.query(
    `query ($code: String!, $on: Date!) { territory(code: $code, level: ATS) {
      organisations(filter: { on: $on }) { totalCount nodes { id } } } }`,
    { code, on },
  );
  expect(errors).toEqual([]);
  const { totalCount, nodes } = data.territory.organisations;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => id);
}

describe('the organisations of an ambito', () => {
  it('are those of its comuni by the perimeter of the day, before a reform and after', async () => {
    expect(await namesIn('VEN_02', '2026-03-31')).toContain(belluno);
    expect(await namesIn('VEN_01', '2026-03-31')).not.toContain(belluno);
    expect(await namesIn('VEN_02', '2026-04-01')).not.toContain(belluno);
    expect(await namesIn('VEN_01', '2026-04-01')).toContain(belluno);
  });

  it('are those alone that had to do with it on the day', async () => {
    expect(await namesIn('VEN_02', '2025-05-31')).not.toContain(belluno);
    expect(await namesIn('VEN_02', '2025-06-01')).toContain(belluno);
    expect(await namesIn('VEN_01', '2026-09-01')).not.toContain(belluno);
  });
});
