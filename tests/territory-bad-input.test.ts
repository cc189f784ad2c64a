import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadReference } from '../subgraphs/governance/src/load-reference.ts';
import { territoryParts } from '../subgraphs/governance/src/territory/territory.table.ts';
import { addProgramme } from '../subgraphs/governance/tests/training.ts';
import { codesOf, comune, organisation, sendingTo } from './governance-requests.ts';
import { actingAs, type Bench, openSubgraph } from './testbed.ts';
import { contactUnipd, platform } from './viewers.ts';

// Comuni that ceased and ambiti that were redrawn, row by row of the list of bad inputs agreed with partners:
// what names them is taken as of its day, and found by the old perimeter as by the new one.

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const { send, ask, openNetwork } = sendingTo(() => governance);
const treviso = organisation('comune-treviso');

// Castegnero (024027) and Nanto (024071) became Castegnero Nanto (024129) on 21 February 2026.
const merged = { code: '024129', name: 'Castegnero Nanto' };

it('comune that ceased: found by its code until its last day, by the new one from then on', async () => {
  const found = await ask(`{
    old: territory(code: "024027", on: "2026-02-20") { name validTo successors { code name } }
    notYet: territory(code: "024129", on: "2026-02-20") { name }
    gone: territory(code: "024027", on: "2026-02-21") { name }
    new: territory(code: "024129", on: "2026-02-21") { name validFrom predecessors { name validTo } }
    catastale: territory(code: "M439", on: "2026-02-21") { code }
  }`);
  expect(found).toEqual({
    old: { name: 'Castegnero', validTo: '2026-02-21', successors: [merged] },
    ...{ notYet: null, gone: null, catastale: { code: merged.code } },
    new: {
      ...{ name: merged.name, validFrom: '2026-02-21' },
      predecessors: ['Castegnero', 'Nanto'].map((name) => ({ name, validTo: '2026-02-21' })),
    },
  });
});

it('comune that ceased: a network covers the one that is there on the day', async () => {
  const open = async (code: string, openedOn: string) =>
    codesOf(await openNetwork({ territories: [comune(code)], openedOn }));
  expect([
    await open('024027', '2026-02-20'),
    await open('024027', '2026-02-21'),
    await open('024129', '2026-02-20'),
    await open('024129', '2026-02-21'),
  ]).toEqual([[], ['TERRITORY_NOT_FOUND'], ['TERRITORY_NOT_FOUND'], []]);

  const opened = await openNetwork({ territories: [comune('024071')] });
  const { id: networkId } = opened.network;
  const extend = (code: string, validFrom: string, version = 1) =>
    send('extendNetwork', 'network { territories { territory { name } } }', {
      ...{ networkId, version, territory: comune(code), validFrom },
    });
  expect(codesOf(await extend('024027', '2026-02-21'))).toEqual(['TERRITORY_NOT_FOUND']);
  const { network: extended } = await extend('024129', '2026-02-21');
  const names = extended.territories.map((each: { territory: { name: string } }) => each.territory);
  expect(names).toEqual([{ name: 'Nanto' }, { name: merged.name }]);
});

it('comune that ceased: networks are found by the old one before the merger, by the new one after', async () => {
  const { network: opened } = await openNetwork({ territories: [comune('024027')] });
  const { id: networkId } = opened;
  const step = (name: string, input: object) => send(name, '', { networkId, ...input });
  await step('advanceNetwork', { version: 1, act: 'FORM', happenedOn: '2026-02-03' });
  await step('narrowNetwork', {
    ...{ version: 2, territory: comune('024027'), validTo: '2026-02-21' },
  });
  await step('extendNetwork', {
    ...{ version: 3, territory: comune('024129'), validFrom: '2026-02-21' },
  });
  const networksOf = async (code: string, on: string) => {
    const { territory } = await ask(
      `query ($code: String!, $on: Date!) { territory(code: $code, on: $on) {
        networks(filter: { on: $on }) { totalCount nodes { id } } } }`,
      { code, on },
    );
    return territory?.networks;
  };
  const one = { totalCount: 1, nodes: [{ id: networkId }] };
  expect(await networksOf('024027', '2026-02-20')).toEqual(one);
  expect(await networksOf('024027', '2026-02-21')).toBeUndefined();
  expect(await networksOf('024129', '2026-02-21')).toEqual(one);
});

it('comune that ceased: research names it as it was, a training is held in one that is there', async () => {
  const research = {
    ...{ titleIt: 'Abitare nei Berici', titleEn: 'Living in the Berici', theme: 'HOUSING' },
    ...{ questions: 'Dove?', method: 'Interviste.', siteKeys: ['COMUNE:024027', 'COMUNE:024129'] },
  };
  const opened = await send('openResearchAction', 'researchAction { sites { name } }', research, {
    viewer: contactUnipd,
  });
  expect(opened.researchAction.sites).toEqual([{ name: 'Castegnero' }, { name: merged.name }]);
  const { id: trainingProgrammeId } = await addProgramme(governance);
  const train = async (comuneCode: string, startsOn: string) =>
    codesOf(
      await send(
        'openTrainingEdition',
        '',
        { trainingProgrammeId, startsOn, endsOn: '2026-12-18', places: 10, comuneCode },
        { viewer: contactUnipd },
      ),
    );
  expect([
    await train('024027', '2026-02-20'),
    await train('024027', '2026-02-21'),
    await train('024129', '2026-02-21'),
  ]).toEqual([[], ['TRAINING_COMUNE_UNKNOWN'], []]);
});

it('ambito redrawn: what works in a comune is found by the old perimeter before, by the new one after', async () => {
  // The city of Treviso goes from its ambito to the one of Conegliano, as a test has it.
  const source = { sourceName: 'Test', sourceAsOf: '2026-01-01' };
  const part = { childKey: 'COMUNE:026086', ...source, sourceConfidence: 'SYNTHETIC' as const };
  await actingAs(governance, platform, (tx) =>
    tx.insert(territoryParts).values([
      { ...part, parentKey: 'ATS:VEN_09', validFrom: '2025-03-01', validTo: '2026-04-01' },
      { ...part, parentKey: 'ATS:VEN_07', validFrom: '2026-04-01', validTo: null },
    ]),
  );
  const { network: opened } = await openNetwork({ territories: [comune('026086')] });
  const formed = { networkId: opened.id, version: 1, act: 'FORM', happenedOn: '2026-02-03' };
  await send('advanceNetwork', '', formed);
  const worksIn = async (code: string, on: string) => {
    const { territory } = await ask(
      `query ($code: String!, $on: Date!) { territory(code: $code, level: ATS, on: $on) {
        parts(on: $on) { part { name } } networks(filter: { on: $on }) { nodes { id } }
        organisations(filter: { on: $on }) { totalCount nodes { id } } } }`,
      { code, on },
    );
    const { parts, networks, organisations } = territory;
    expect(organisations.totalCount).toBe(organisations.nodes.length);
    return {
      parts: parts.length,
      networks: networks.nodes,
      hasTreviso: organisations.nodes.some(({ id }: { id: string }) => id === treviso),
    };
  };
  const all = { parts: 1, networks: [{ id: opened.id }], hasTreviso: true };
  const none = { parts: 0, networks: [], hasTreviso: false };
  expect(await worksIn('VEN_09', '2026-03-31')).toEqual(all);
  expect(await worksIn('VEN_07', '2026-03-31')).toEqual(none);
  // The Comune still leads its old ambito, which nobody has said it no longer does.
  expect(await worksIn('VEN_09', '2026-04-01')).toEqual({ ...none, hasTreviso: true });
  expect(await worksIn('VEN_07', '2026-04-01')).toEqual(all);
});
