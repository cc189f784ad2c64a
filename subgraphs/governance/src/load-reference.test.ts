import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { referenceId } from '#shared/reference-id.ts';
import { olderTransactionsEnded } from '../../../tests/older-transactions.ts';
import { openSubgraph } from '../../../tests/testbed.ts';
import { coordinator } from '../../../tests/viewers.ts';
import { loadReference } from './load-reference.ts';

let governance: Awaited<ReturnType<typeof openSubgraph>>;
let first: Awaited<ReturnType<typeof loadReference>>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  first = await loadReference(governance.database);
});
afterAll(() => governance.close());

const countOf = `query ($level: TerritoryLevel!, $on: Date!) {
  territories(filter: { level: $level, on: $on, regionCode: "05" }) { totalCount }
}`;

async function inForce(level: string, on: string): Promise<number> {
  const { data } = await governance.query(countOf, { level, on });
  return data.territories.totalCount;
}

describe('reference data', () => {
  it('agrees with the second package of comuni', () => {
    expect(first.warnings).toEqual([]);
  });

  it('has 563 comuni of the Veneto, then 560, then 559', async () => {
    expect(await inForce('COMUNE', '2023-06-01')).toBe(563);
    expect(await inForce('COMUNE', '2024-01-21')).toBe(563);
    expect(await inForce('COMUNE', '2024-01-22')).toBe(560);
    expect(await inForce('COMUNE', '2026-02-21')).toBe(559);
  });

  it('has as many comuni in each province as ISTAT counts', async () => {
    const provinces = { VR: 98, VI: 112, BL: 60, TV: 94, VE: 44, PD: 101, RO: 50 };
    const { data } = await governance.query(
      `{ territories(first: 10, filter: { level: PROVINCE, on: "2026-03-01" }) {
        nodes { code provinceAbbreviation } } }`,
    );
    const counts = await Promise.all(
      data.territories.nodes.map(async ({ code, provinceAbbreviation }: Record<string, string>) => {
        const answer = await governance.query(
          `query ($code: String!) { territories(
              filter: { level: COMUNE, on: "2026-03-01", provinceCode: $code }) { totalCount } }`,
          { code },
        );
        return [provinceAbbreviation, answer.data.territories.totalCount];
      }),
    );
    expect(Object.fromEntries(counts)).toEqual(provinces);
  });

  it('writes nothing the second time and tells the feed once', async () => {
    const again = await loadReference(governance.database);
    expect(new Set(Object.values(again.loaded))).toEqual(new Set([0]));
    const server = postgres(governance.superuserUrl, { max: 1 });
    await olderTransactionsEnded(server);
    await server.end();
    const { data } = await governance.query(
      '{ governanceChanges { nodes { kind } } }',
      {},
      coordinator,
    );
    expect(data.governanceChanges.nodes).toEqual([{ kind: 'SNAPSHOT' }]);
  });

  it('knows no perimeter of an ambito but that of the one a source describes', async () => {
    const { data } = await governance.query(
      `{ territories(first: 100, filter: { level: ATS, on: "2026-03-01" }) {
        nodes { code perimeter source { confidence } } } }`,
    );
    const { nodes } = data.territories;
    expect(nodes).toHaveLength(22);
    expect(nodes.filter((node: { perimeter: string }) => node.perimeter === 'KNOWN')).toEqual([
      { code: 'VEN_26', perimeter: 'KNOWN', source: { confidence: 'REPORTED' } },
    ]);
  });

  it('has Venezia lead its own ambito and serve Chioggia, which is not part of it', async () => {
    const { data } = await governance.query(
      `query ($id: ID!) { organisation(id: $id) {
        territories { relation territory { level code } } } }`,
      { id: referenceId('organisation', 'comune-venezia') },
    );
    const held = data.organisation.territories.map(
      (each: { relation: string; territory: { level: string; code: string } }) =>
        `${each.relation} ${each.territory.level} ${each.territory.code}`,
    );
    expect(held.sort()).toEqual([
      'LEADS ATS VEN_12',
      'SEATED_IN COMUNE 027042',
      'SEATED_IN PROVINCE 027',
      'SEATED_IN REGION 05',
      'SERVES ATS VEN_14',
      'SERVES COMUNE 027008',
    ]);
  });

  it('begins with one lead, ten partners, and Belluno and Rovigo invited', async () => {
    const { data } = await governance.query(
      '{ memberships(first: 50) { nodes { role state organisation { name } } } }',
      {},
      coordinator,
    );
    const named = (state: string, role: string) =>
      data.memberships.nodes
        .filter(
          (node: { state: string; role: string }) => node.state === state && node.role === role,
        )
        .map((node: { organisation: { name: string } }) => node.organisation.name);
    expect(named('ACTIVE', 'LEAD')).toEqual(['Regione del Veneto']);
    expect(named('ACTIVE', 'PARTNER')).toHaveLength(10);
    expect(named('INVITED', 'PARTNER').sort()).toEqual(['Comune di Belluno', 'Comune di Rovigo']);
  });

  it('leaves a membership as acts have brought it', async () => {
    const read = `query ($id: ID!) { membership(id: $id) { state version } }`;
    const id = referenceId('membership', 'comune-belluno');
    await governance.query(
      `mutation ($id: ID!) { admitMember(input: { membershipId: $id, version: 1, admittedOn: "2026-05-01" }) {
        membership { state } } }`,
      { id },
      coordinator,
    );
    await loadReference(governance.database);
    const { data } = await governance.query(read, { id }, coordinator);
    expect(data.membership).toEqual({ state: 'ADMITTED', version: 2 });
  });
});
