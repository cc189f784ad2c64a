import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { contactPadova, platform } from '../../../../tests/viewers.ts';
import { loadPartners, organisation } from '../../tests/networks.ts';
import { sampleTables } from '../sample-tables.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
  await actingAs(governance, platform, async (tx) => {
    for (const { table, rows } of sampleTables({ associations: [] })) {
      const all = [...rows()];
      if (all.length > 0) await tx.insert(table).values(all);
    }
  });
});
afterAll(() => governance.close());

it('has networks and meetings in every state, with what hangs on them', async () => {
  const { data, errors } = await governance.query(
    `{ networkReuse { carriedOver total }
      networks(first: 100) { nodes { state members { leftOn } territories { validTo } } }
      organisation(id: "${organisation('comune-vicenza')}") { networks { state } }
      governanceMeetings(first: 100) { nodes { state agenda minutes decisions { number } attendance { delegates } } } }`,
    {},
    contactPadova,
  );
  expect(errors).toEqual([]);
  const states = (nodes: { state: string }[]) => [...new Set(nodes.map(({ state }) => state))];
  expect(data.networkReuse).toEqual({ carriedOver: 2, total: 8 });
  const networks = data.networks.nodes;
  // Proposed ones of others are not for Padova.
  expect(states(networks).sort()).toEqual(['ACTIVE', 'DISSOLVED', 'DORMANT', 'FORMED']);
  const meetings = data.governanceMeetings.nodes;
  expect(states(meetings).sort()).toEqual(['CANCELLED', 'HELD', 'MINUTES_APPROVED', 'PLANNED']);
  expect(meetings.some((each: { minutes: string | null }) => each.minutes !== null)).toBe(true);
});
