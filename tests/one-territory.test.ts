import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { aMicroIntervention, anAssociation } from '../subgraphs/community/tests/rows.ts';
import { accessPointTerritories } from '../subgraphs/employment/src/access-point/access-point.table.ts';
import { addEdition } from '../subgraphs/employment/tests/courses.ts';
import { addAccessPoints } from '../subgraphs/employment/tests/fixtures.ts';
import { loadReference } from '../subgraphs/governance/src/load-reference.ts';
import { networkTerritories } from '../subgraphs/governance/src/network/network.table.ts';
import {
  organisations,
  organisationTerritories,
} from '../subgraphs/governance/src/organisation/organisation.table.ts';
import { readBelongings } from '../subgraphs/governance/src/reference/belonging-layout.ts';
import { importParts } from '../subgraphs/governance/src/territory/import-parts.ts';
import { ambitoLayout } from '../subgraphs/governance/src/territory/part-layout.ts';
import { addNetwork } from '../subgraphs/governance/tests/networks.ts';
import type { TestDatabase } from './test-database.ts';
import { actingAs } from './testbed.ts';
import { platform } from './viewers.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// One territory as one page across the domains, as of a day: an ambito before and after its reform, and
// comuni before and after their merger.

type Databases = Record<'governance' | 'employment' | 'community', TestDatabase>;

/** A territory (`LEVEL:code`), from a day and until another. */
type Period = { territory: string; validFrom: string; validTo: string | null };

let graph: WholeGraph;

const source = {
  ...{ sourceName: 'Test', sourceAsOf: '2026-01-01' },
  sourceConfidence: 'SYNTHETIC' as const,
};

/** What works there under this name: one of each that the page shows, each on its own. */
async function settle(databases: Databases, name: string, served: Period[], ...desks: Period[]) {
  const { governance, employment, community } = databases;
  const organisationId = newId('organisation');
  await actingAs(governance, platform, async (tx) => {
    const known = { id: organisationId, legalName: name, name, state: 'ACTIVE' as const };
    await tx.insert(organisations).values({ ...known, type: 'THIRD_SECTOR' });
    const relation = { organisationId, relation: 'SERVES' as const, ...source };
    await tx.insert(organisationTerritories).values(served.map((one) => ({ ...one, ...relation })));
  });
  const network = await addNetwork(governance, {
    ...{ organisationId, nameIt: name, openedOn: '2025-03-03', formedOn: '2025-03-03' },
  });
  const covering = { networkId: network.id, organisationId };
  await actingAs(governance, platform, (tx) =>
    tx.insert(networkTerritories).values(served.map((one) => ({ ...one, ...covering }))),
  );
  const associationId = await anAssociation(community, { name });
  for (const [index, { territory, validFrom, validTo }] of (desks.length > 0
    ? desks
    : served
  ).entries()) {
    const code = `${name}-${index}`;
    const open = { name: code, validFrom, validTo, operatingOrganisationId: organisationId };
    const [accessPointId = ''] = await addAccessPoints(employment, [code], open);
    await actingAs(employment, platform, (tx) =>
      tx.insert(accessPointTerritories).values({ accessPointId, territory, relation: 'SERVES' }),
    );
    await addEdition(employment, {
      ...{ organisationId, venue: code, accessPointId, startsOn: validFrom },
      comuneCode: territory.startsWith('COMUNE:') ? territory.slice(7) : '025021',
    });
    await aMicroIntervention(community, {
      ...{ associationId, title: code, startsOn: validFrom, endsOn: validTo ?? '2029-01-01' },
      territories: [territory],
    });
  }
}

const always = (territory: string): Period => ({
  ...{ territory, validFrom: '2025-03-03', validTo: null },
});
const until = (territory: string, validTo: string): Period => ({ ...always(territory), validTo });
const since = (territory: string, validFrom: string): Period => ({
  ...always(territory),
  validFrom,
});

const many = 40;

async function fill(databases: Databases): Promise<void> {
  await loadReference(databases.governance.database);
  // As a test has it, Feltre goes from its own ambito to the one of Belluno.
  const file = `ats,comune,valid_from,valid_to,source,confidence
VEN_02,025021,2025-03-01,2026-04-01,a decree,REPORTED
VEN_01,025021,2026-04-01,,another decree,REPORTED
VEN_18,029041,2025-03-01,,a decree,REPORTED
`;
  const read = readBelongings(Buffer.from(file), ambitoLayout);
  if (!read.ok) throw new Error(JSON.stringify(read));
  const { database } = databases.governance;
  const options = { apply: true, reopen: false, asOf: '2026-06-01' };
  expect(await importParts(database, 'ATS', read.value, options)).toMatchObject({ ok: true });
  await settle(
    databases,
    'Feltre',
    [always('COMUNE:025021')],
    until('ATS:VEN_02', '2026-04-01'),
    since('ATS:VEN_01', '2026-04-01'),
  );
  await settle(databases, 'Castegnero', [
    until('COMUNE:024027', '2026-02-21'),
    since('COMUNE:024129', '2026-02-21'),
  ]);
  for (let number = 1; number <= many; number += 1) {
    await settle(databases, `Rovigo ${number}`, [always('ATS:VEN_18')]);
  }
}

beforeAll(async () => {
  graph = await openWholeGraph(fill);
}, 300_000);
afterAll(() => graph.close());

const page = `query ($code: String!, $level: TerritoryLevel!, $on: Date!) {
  territory(code: $code, level: $level, on: $on) { name perimeter parts(on: $on) { part { name } }
    organisations(first: 100, filter: { type: [THIRD_SECTOR], on: $on }) { totalCount nodes { name } }
    networks(first: 100, filter: { on: $on }) { totalCount nodes { nameIt organisation { name } } }
    accessPoints(first: 100, filter: { on: $on }) { totalCount nodes { name operatingOrganisation { name } } }
    courseEditions(first: 100, filter: { startsBefore: $on, withOpenPlaces: true }) { totalCount
      nodes { venue organisation { name } course { titleIt } } }
    microInterventions(first: 100, filter: { on: $on }) { totalCount nodes { title association { name } } } } }`;

async function see(code: string, on: string) {
  const level = code.startsWith('VEN') ? 'ATS' : 'COMUNE';
  const { data, errors, counts } = await graph.query(page, { code, level, on }, 'dashboard');
  expect(errors).toEqual([]);
  const { name, perimeter, parts, ...lists } = data.territory;
  for (const { totalCount, nodes } of Object.values<{ totalCount: number; nodes: unknown[] }>(
    lists,
  )) {
    expect(totalCount).toBe(nodes.length);
  }
  const { organisations: who, networks, accessPoints, courseEditions, microInterventions } = lists;
  const seen = {
    name,
    perimeter,
    parts: parts.map((each: { part: { name: string } }) => each.part.name),
    organisations: who.nodes.map((each: { name: string }) => each.name),
    networks: networks.nodes.map((each: { nameIt: string }) => each.nameIt),
    accessPoints: accessPoints.nodes.map((each: { name: string }) => each.name),
    courseEditions: courseEditions.nodes.map((each: { venue: string }) => each.venue),
    microInterventions: microInterventions.nodes.map((each: { title: string }) => each.title),
  };
  return { seen, counts };
}

/** All that works there under a name: organisation and network, and what has a desk of its own. */
const works = (name: string, desk: string) => ({
  ...{ organisations: [name], networks: [name] },
  ...{ accessPoints: [desk], courseEditions: [desk], microInterventions: [desk] },
});
const nothing = {
  ...{ parts: [], organisations: [], networks: [] },
  ...{ accessPoints: [], courseEditions: [], microInterventions: [] },
};

it('an ambito before and after its reform shows what works within the perimeter of the day', async () => {
  const [feltre, belluno] = ['VEN_02', 'VEN_01'];
  const parts = ['Feltre'];
  const known = { perimeter: 'KNOWN', parts };
  const before = { old: await see(feltre, '2026-03-31'), new: await see(belluno, '2026-03-31') };
  expect(before.old.seen).toEqual({ name: 'Feltre', ...known, ...works('Feltre', 'Feltre-0') });
  expect(before.new.seen).toMatchObject(nothing);
  const after = { old: await see(feltre, '2026-04-02'), new: await see(belluno, '2026-04-02') };
  // An edition that began at the old desk is still held there.
  expect(after.old.seen).toMatchObject({ ...nothing, courseEditions: ['Feltre-0'] });
  expect(after.new.seen).toEqual({ name: 'Belluno', ...known, ...works('Feltre', 'Feltre-1') });
  expect(after.new.counts).toEqual(before.old.counts);
});

it('comuni before and after their merger show what works in the one that is there', async () => {
  const before = await see('024027', '2026-02-20');
  const after = await see('024129', '2026-02-22');
  expect(before.seen).toMatchObject({
    ...{ name: 'Castegnero', ...works('Castegnero', 'Castegnero-0') },
  });
  expect(after.seen).toMatchObject({
    ...{ name: 'Castegnero Nanto', ...works('Castegnero', 'Castegnero-1') },
  });
  expect(after.counts).toEqual(before.counts);
  const { data } = await graph.query(
    `{ gone: territory(code: "024027", on: "2026-02-22") { name }
       other: territory(code: "024071", on: "2026-02-20") { successors { name
         networks(filter: { on: "2026-02-22" }) { nodes { nameIt } } } } }`,
    {},
    'dashboard',
  );
  expect(data).toEqual({
    gone: null,
    other: {
      successors: [{ name: 'Castegnero Nanto', networks: { nodes: [{ nameIt: 'Castegnero' }] } }],
    },
  });
});

it('the page takes as many fetches and statements for an ambito with many of each as with one', async () => {
  const few = await see('VEN_02', '2026-03-31');
  const full = await see('VEN_18', '2026-03-31');
  const { name: _, perimeter: __, parts: ___, ...lists } = full.seen;
  for (const found of Object.values(lists)) expect(found).toHaveLength(many);
  // Each domain once, and governance for whose access points and whose editions they are.
  expect([few.counts.fetches, full.counts.fetches]).toEqual([5, 5]);
  expect(full.counts.statements).toBe(few.counts.statements);
});
