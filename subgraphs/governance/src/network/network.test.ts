import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referenceId } from '#shared/reference-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { emptyTables } from '../../tests/empty-tables.ts';
import {
  addNetwork,
  loadPartners,
  networkOf,
  padova,
  treviso,
  unipd,
} from '../../tests/networks.ts';
import { territories } from '../territory/territory.table.ts';
import { networkUndertaking } from './network.repository.ts';
import type { Network } from './network.ts';

let governance: Bench;

const source = {
  sourceName: 'test',
  sourceAsOf: '2026-01-01',
  sourceConfidence: 'STATED' as const,
};

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
  const places = ['PROVINCE:028', 'COMUNE:028060'].map((key) => {
    const [level, code] = key.split(':') as ['PROVINCE' | 'COMUNE', string];
    const named = {
      id: referenceId('territory', key),
      key,
      level,
      code,
      name: key,
      searchName: key,
    };
    const period = { validFrom: '2020-01-01', validFromKnown: true };
    return { ...named, ...period, perimeter: 'UNKNOWN' as const, ...source };
  });
  await actingAs(governance, platform, (tx) => tx.insert(territories).values(places));
});
afterAll(() => governance.close());

const selection = `network { id state version nameIt nameEn theme level purposeIt purposeEn predecessorProgramme
  predecessorName formedOn dissolvedOn externalRef organisation { id }
  members { role joinedOn leftOn organisation { id } }
  territories { territory { code } validFrom validTo } steps { act state happenedOn }
  corrections { field before after } }`;

const told = {
  ...{ nameIt: 'Rete lavoro', nameEn: 'Work network', theme: 'WORK', level: 'PROVINCIAL' },
  ...{ purposeIt: ' Lavorare insieme ', purposeEn: 'To work together' },
};
const province = { level: 'PROVINCE', code: '028' };

const asPadova = (name: string, input: object, asking: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactPadova, ...asking });
const open = (more: object = {}, asking: Asking = {}) =>
  asPadova('openNetwork', { ...told, ...more }, asking);
const act = (networkId: string, version: number, name: string, happenedOn = '2026-11-23') =>
  asPadova('advanceNetwork', { networkId, version, act: name, happenedOn });
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

async function ask(document: string, variables: object = {}, viewer = anonymous) {
  const answer = await governance.query(document, { ...variables }, viewer);
  expect(answer.errors).toEqual([]);
  return answer;
}

const seenBy = async (id: string, viewer = anonymous) => {
  const { data } = await ask(
    'query ($id: ID!) { network(id: $id) { nameIt } networks(first: 100) { nodes { id } } }',
    { id },
    viewer,
  );
  const listed = data.networks.nodes.some((node: { id: string }) => node.id === id);
  expect(listed).toBe(data.network !== null);
  return listed;
};

describe('a network', () => {
  it('is proposed with its convening partner for a member, seen by those invited, and formed for all', async () => {
    const { network, errors } = await open({
      ...{ territories: [province, province], externalRef: 'R-1', openedOn: '2025-04-01' },
      ...{ predecessorProgramme: 'FAMI_2014_2020', predecessorName: 'Rete Padova' },
    });
    expect(errors).toEqual([]);
    expect(network).toMatchObject({
      ...{ ...told, purposeIt: 'Lavorare insieme', state: 'PROPOSED' },
      ...{ externalRef: 'R-1', predecessorName: 'Rete Padova', organisation: { id: padova } },
      members: [{ role: 'COORDINATOR', joinedOn: '2025-04-01', organisation: { id: padova } }],
      territories: [{ territory: { code: '028' }, validFrom: '2025-04-01', validTo: null }],
    });
    const { id } = network;
    await mutate(
      governance,
      'addNetworkMember',
      'networkMember { id }',
      { networkId: id, organisationId: treviso, role: 'MEMBER', joinedOn: '2025-05-01' },
      { viewer: contactPadova },
    );
    const sight = () =>
      Promise.all(
        [anonymous, coordinator, contactUnipd, contactTreviso, contactPadova].map((viewer) =>
          seenBy(id, viewer),
        ),
      );
    expect(await sight()).toEqual([false, false, false, true, true]);
    const membersSeen = async () => {
      const { data } = await ask(
        'query ($id: ID!) { networkMembers(filter: { networkId: $id }) { totalCount } }',
        { id },
      );
      return data.networkMembers.totalCount;
    };
    expect(await membersSeen()).toBe(0);
    const { network: formed } = await act(id, 1, 'FORM');
    expect(formed).toMatchObject({ state: 'FORMED', formedOn: '2026-11-23' });
    expect(await sight()).toEqual([true, true, true, true, true]);
    expect(await membersSeen()).toBe(2);
  });

  it('that was never formed stays unseen when it is dissolved', async () => {
    const { network } = await open({ openedOn: '2025-04-01' });
    expect((await act(network.id, 1, 'DISSOLVE')).network.state).toBe('DISSOLVED');
    expect([await seenBy(network.id), await seenBy(network.id, contactPadova)]).toEqual([
      false,
      true,
    ]);
  });

  it('takes members and territories with it when it is dissolved, and not before they came', async () => {
    const { id } = await addNetwork(governance, { openedOn: '2026-02-02' }, treviso);
    await asPadova('extendNetwork', {
      ...{ networkId: id, version: 1, territory: province, validFrom: '2026-03-01' },
    });
    expect(codeOf(await act(id, 2, 'DISSOLVE', '2026-03-01'))).toBe('CASE_TOO_EARLY');
    const { network } = await act(id, 2, 'DISSOLVE', '2026-06-01');
    expect(network).toMatchObject({ dissolvedOn: '2026-06-01', version: 3 });
    expect(network.members.map(({ leftOn }: { leftOn: string }) => leftOn)).toEqual([
      '2026-06-01',
      '2026-06-01',
    ]);
    expect(network.territories).toMatchObject([{ validTo: '2026-06-01' }]);
    const dissolved = { networkId: id, version: 3, territory: province };
    expect(codeOf(await asPadova('extendNetwork', { ...dissolved, validFrom: '2026-06-02' }))).toBe(
      'CASE_STATE_FORBIDS',
    );
  });

  it.each([
    ['NETWORK_NAME_MALFORMED', { nameEn: ' x' }, 'nameIt'],
    ['WORDS_MALFORMED', { purposeEn: ' ' }, 'purposeIt'],
    ['PREDECESSOR_MALFORMED', { predecessorProgramme: 'FAMI_2014_2020' }, 'predecessorName'],
    ['PREDECESSOR_MALFORMED', { predecessorName: 'Rete' }, 'predecessorName'],
    ['TERRITORY_NOT_FOUND', { territories: [{ level: 'ATS', code: '028' }] }, 'territories'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: '' }, 'externalRef'],
    ['CASE_IN_FUTURE', { openedOn: '2026-11-24' }, 'openedOn'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { network, errors } = await open(more);
    expect([network, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', field] })],
    ]);
  });

  it('is opened once under a name of its own, and by nobody without the right', async () => {
    await open({ externalRef: 'twice' });
    expect(codeOf(await open({ externalRef: 'twice' }))).toBe('EXTERNAL_REF_TAKEN');
    const document =
      'mutation ($input: OpenNetworkInput!) { openNetwork(input: $input) { network { id } } }';
    const { errors } = await governance.query(document, { input: told }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('is corrected, and tells what it said before', async () => {
    const { id } = await addNetwork(governance, {
      ...{ predecessorProgramme: 'FAMI_2014_2020', predecessorName: 'Prima' },
    });
    const correct = (change: object, version = 1, viewer = contactPadova) =>
      asPadova(
        'correctNetwork',
        { networkId: id, version, reason: 'OTHER', ...change },
        { viewer },
      );
    const { network } = await correct({ predecessorProgramme: 'NONE', theme: 'HEALTH' });
    expect(network).toMatchObject({ theme: 'HEALTH', predecessorName: null, version: 2 });
    expect(network.corrections).toHaveLength(3);
    const refused = [
      await correct({ theme: 'SPORT' }),
      await correct({ theme: 'HEALTH' }, 2),
      await correct({ nameIt: '' }, 2),
      await correct({ purposeIt: '' }, 2),
      await correct({ predecessorName: 'Prima' }, 2),
      await correct({ theme: 'SPORT' }, 2, contactTreviso),
    ].map(codeOf);
    expect(refused).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'NETWORK_NAME_MALFORMED',
      'WORDS_MALFORMED',
      'PREDECESSOR_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
  });

  it('covers territories in time', async () => {
    const { id } = await addNetwork(governance, { openedOn: '2026-02-02' });
    const extend = (version: number, validFrom: string, more: object = {}, asking: Asking = {}) =>
      asPadova(
        'extendNetwork',
        { networkId: id, version, territory: province, validFrom, ...more },
        asking,
      );
    const narrow = (version: number, validTo: string, more: object = {}) =>
      asPadova('narrowNetwork', { networkId: id, version, territory: province, validTo, ...more });
    expect((await extend(1, '2026-03-01')).errors).toEqual([]);
    const atCity = { territory: { level: 'COMUNE', code: '028060' } };
    const refused = [
      await extend(2, '2026-04-01'),
      await extend(1, '2026-04-01', atCity),
      await extend(2, '2026-02-01', atCity),
      await extend(2, '2026-11-24', atCity),
      await extend(2, '2026-04-01', { territory: { level: 'COMUNE', code: '999999' } }),
      await extend(2, '2026-04-01', {}, { viewer: contactTreviso }),
      await narrow(1, '2026-04-01'),
      await narrow(2, '2026-03-01'),
      await narrow(2, '2026-11-24'),
      await narrow(2, '2026-04-01', atCity),
    ].map(codeOf);
    expect(refused).toEqual([
      'TERRITORY_ALREADY_COVERED',
      'CASE_CHANGED',
      'CASE_TOO_EARLY',
      'CASE_IN_FUTURE',
      'TERRITORY_NOT_FOUND',
      'CASE_NOT_FOUND',
      'CASE_CHANGED',
      'CASE_TOO_EARLY',
      'CASE_IN_FUTURE',
      'TERRITORY_NOT_COVERED',
    ]);
    expect((await narrow(2, '2026-05-01')).errors).toEqual([]);
    expect(codeOf(await extend(3, '2026-04-30'))).toBe('CASE_TOO_EARLY');
    expect((await extend(3, '2026-07-01')).network.version).toBe(4);
    const { data } = await ask(
      `query ($id: ID!) { network(id: $id) { all: territories { validFrom } march: territories(on: "2026-03-01") { validTo }
        may: territories(on: "2026-05-01") { validTo } }
        territory(code: "028", level: PROVINCE) { networks { nodes { id } } } }`,
      { id },
    );
    expect(data.network).toEqual({
      all: [{ validFrom: '2026-03-01' }, { validFrom: '2026-07-01' }],
      march: [{ validTo: '2026-05-01' }],
      may: [],
    });
    expect(data.territory.networks.nodes).toContainEqual({ id });
  });
});

describe('a network', () => {
  describeUndertaking({
    bench: () => governance,
    kind: networkUndertaking,
    complete: (begun) => networkOf({ ...begun, formedOn: begun.openedOn }),
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
  });
});

describe('networks', () => {
  const named = new Map<string, string>();

  beforeAll(async () => {
    await emptyTables(governance, 'network_territory', 'network_member', 'network');
    const add = async (name: string, facts: Partial<Network>, ...members: string[]) =>
      named.set((await addNetwork(governance, facts, ...members)).id, name);
    const carriedOver = {
      predecessorProgramme: 'FAMI_2014_2020',
      predecessorName: 'Prima',
    } as const;
    await add('work', { openedOn: '2025-03-03', formedOn: '2025-04-01', ...carriedOver }, treviso);
    await add('sport', { theme: 'SPORT', level: 'REGIONAL', openedOn: '2025-03-04' });
    await add('over', {
      ...{ state: 'DISSOLVED', openedOn: '2025-03-05', formedOn: '2025-05-01' },
      dissolvedOn: '2026-01-01',
    });
    await add('proposed', { state: 'PROPOSED', formedOn: null, openedOn: '2025-03-06' }, treviso);
  });

  it.each([
    ['to everybody', {}, 'work,sport,over'],
    ['by state', { state: ['DISSOLVED', 'PROPOSED'] }, 'over'],
    ['by theme', { theme: ['SPORT'] }, 'sport'],
    ['by level', { level: ['LOCAL'] }, 'work,over'],
    ['of a member', { memberId: treviso }, 'work'],
    ['of a member on a day', { memberId: treviso, on: '2025-03-31' }, ''],
    ['carried over', { carriedOver: true }, 'work'],
    ['not carried over', { carriedOver: false }, 'sport,over'],
    ['in force on a day', { on: '2025-12-31' }, 'work,over'],
    ['no longer in force', { on: '2026-02-02' }, 'work,sport'],
    ['by territory', { territoryLevel: 'PROVINCE', territoryCode: '028' }, ''],
  ])('are found %s', async (_, filter, expected) => {
    const { data } = await ask(
      `query ($filter: NetworkFilter) { networks(filter: $filter, orderBy: [OPENED_ON_ASC]) {
        totalCount nodes { id } } }`,
      { filter },
    );
    const { nodes, totalCount } = data.networks;
    expect(nodes.map(({ id }: { id: string }) => named.get(id)).join()).toBe(expected);
    expect(totalCount).toBe(nodes.length);
  });

  it('that cover a territory are found by level, by code, by both, and on a day', async () => {
    const [id = ''] = named.keys();
    await asPadova('extendNetwork', {
      ...{ networkId: id, version: 1, territory: province, validFrom: '2025-06-01' },
    });
    const find = async (filter: object) => {
      const { data } = await ask(
        'query ($filter: NetworkFilter) { networks(filter: $filter) { totalCount } }',
        { filter },
      );
      return data.networks.totalCount;
    };
    const { level: territoryLevel, code: territoryCode } = province;
    expect([
      await find({ territoryLevel }),
      await find({ territoryCode }),
      await find({ territoryLevel, territoryCode }),
      await find({ territoryLevel, territoryCode, on: '2025-05-31' }),
      await find({ territoryLevel: 'COMUNE', territoryCode }),
    ]).toEqual([1, 1, 1, 0, 0]);
  });

  it('are counted as reused where they were carried over, once they were formed', async () => {
    const { data } = await ask(`{ all: networkReuse { carriedOver total share }
      before: networkReuse(on: "2025-03-31") { carriedOver total share }
      now: networkReuse(on: "2026-03-01") { carriedOver total share } }`);
    expect(data).toEqual({
      all: { carriedOver: 1, total: 3, share: 1 / 3 },
      before: { carriedOver: 0, total: 0, share: null },
      now: { carriedOver: 1, total: 2, share: 0.5 },
    });
  });

  it('are missing to active members of the programme that are in none on a day', async () => {
    const find = async (on: string) => {
      const { data } = await ask(
        'query ($on: Date!) { organisations(first: 100, filter: { inNoNetworkOn: $on }) { nodes { id } } }',
        { on },
        coordinator,
      );
      return data.organisations.nodes.map(({ id }: { id: string }) => id);
    };
    const [before, after] = [await find('2025-03-31'), await find('2026-03-01')];
    expect(before).toEqual(expect.arrayContaining([padova, treviso, unipd]));
    // Padova and Treviso have come to be in one; who is only invited to the programme is no member.
    expect(before.filter((id: string) => !after.includes(id)).sort()).toEqual(
      [padova, treviso].sort(),
    );
    expect(before).not.toContain(referenceId('organisation', 'comune-belluno'));
    const { errors } = await governance.query(
      '{ organisations(filter: { inNoNetworkOn: "2026-01-01" }) { totalCount } }',
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'membership:read' });
  });

  it('take as many statements with all that hangs on 100 as on 20', async () => {
    for (let missing = 100; missing > 0; missing -= 1) await addNetwork(governance, {}, treviso);
    const crossing = `query ($first: Int) { networks(first: $first) { totalCount nodes { organisation { name }
      territories { territory { name } } members { organisation { name networks(on: "2026-03-01") { nameIt } } }
      meetings { totalCount nodes { agenda decisions { text } attendance { delegates } } } decisions { totalCount }
      steps { act } corrections { field } } } }`;
    const few = await ask(crossing, { first: 20 }, contactPadova);
    const many = await ask(crossing, { first: 100 }, contactPadova);
    expect(many.data.networks.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
