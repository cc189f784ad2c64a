import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followedMemberships } from '#shared/membership/followed-membership.table.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  type Asking,
  caseNow,
  describeUndertaking,
  mutate,
} from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import { asPlatform, organisationId } from '../../tests/rows.ts';
import { placeUndertaking } from './place.repository.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const treviso = organisationId('comune-treviso');
const ponti = organisationId('association-01');

const selection = `place { id version state title(languageCodes: ["eng"]) { text languageCode isFallback }
  kind address territory { level code } accessibility openFrom openUntil openedOn externalRef
  organisation { id } hosts { organisation { id } hostsFrom hostsUntil }
  steps { act state } corrections { field before after reason } }`;

const title = {
  texts: [
    { languageCode: 'ita', text: ' Centro civico ' },
    { languageCode: 'eng', text: 'Civic centre' },
  ],
};
const told = {
  ...{ title, kind: 'COMMUNITY_CENTRE', address: 'Piazza dei Popoli 1', comuneCode: '026086' },
  ...{ accessibility: ['STEP_FREE', 'CHILDCARE', 'STEP_FREE'], openFrom: '2020-01-07' },
  openedOn: '2026-02-02',
};

type Viewer = typeof coordinator;

function ask(name: string, input: object, viewer: Viewer = communityTreviso, asking: Asking = {}) {
  return mutate(community, name, selection, input, { viewer, ...asking });
}
const propose = (more: object = {}, viewer?: Viewer, asking?: Asking) =>
  ask('proposePlace', { ...told, ...more }, viewer, asking);

async function proposed(more: object = {}): Promise<string> {
  return (await propose(more)).place.id;
}

function advance(placeId: string, version: number, act: string, more: object = {}) {
  const input = { placeId, version, act, happenedOn: '2026-02-10', ...more };
  return ask('advancePlace', input, coordinator);
}

type Payload = { errors: { code: string; message: string; path: string[] }[] };
const codesOf = (payloads: Payload[]) => payloads.map(({ errors }) => errors[0]?.code);

async function isSeen(id: string, viewer: Viewer): Promise<boolean> {
  const document = 'query ($id: ID!) { place(id: $id) { id } places { totalCount } }';
  const { data, errors } = await community.query(document, { id }, viewer);
  expect(errors).toEqual([]);
  return data.place !== null;
}

describe('a place', () => {
  it('is proposed by whoever keeps it, and seen by everybody once the Regione opens it', async () => {
    const { place, errors } = await propose({ externalRef: 'CC-1' });
    expect(errors).toEqual([]);
    expect(place).toMatchObject({
      ...{ state: 'PROPOSED', version: 1, organisation: { id: treviso }, hosts: [] },
      title: { text: 'Civic centre', languageCode: 'eng', isFallback: false },
      territory: { level: 'COMUNE', code: '026086' },
      ...{ accessibility: ['STEP_FREE', 'CHILDCARE'], openFrom: '2020-01-07', openUntil: null },
      ...{ externalRef: 'CC-1', openedOn: '2026-02-02', steps: [{ act: null, state: 'PROPOSED' }] },
    });
    const everybody = [communityTreviso, coordinator, associationLead, dashboard, anonymous];
    const before = await Promise.all(everybody.map((viewer) => isSeen(place.id, viewer)));
    expect(before).toEqual([true, true, false, false, false]);
    expect((await advance(place.id, 1, 'OPEN')).place).toMatchObject({ state: 'OPEN' });
    const after = await Promise.all(everybody.map((viewer) => isSeen(place.id, viewer)));
    expect(after).toEqual(everybody.map(() => true));
  });

  it('closes, keeps its past, and opens again', async () => {
    const id = await proposed();
    await advance(id, 1, 'OPEN');
    const closing = { placeId: id, version: 2, act: 'CLOSE', happenedOn: '2026-06-01' };
    const closed = await ask('advancePlace', closing);
    expect(closed.place).toMatchObject({ state: 'CLOSED', openUntil: '2026-06-01' });
    expect(await isSeen(id, anonymous)).toBe(true);
    const again = await advance(id, 3, 'OPEN', { happenedOn: '2026-09-01' });
    expect(again.place).toMatchObject({ openFrom: '2026-09-01', openUntil: null });
    const early = await advance(id, 4, 'CLOSE', { happenedOn: '2026-09-01' });
    expect(early.errors).toMatchObject([
      { code: 'PLACE_PERIOD_MALFORMED', path: ['input', 'happenedOn'] },
    ]);
  });

  it('is refused in both languages what is malformed', async () => {
    const refused = [
      await propose({ title: { texts: [] } }),
      await propose({ address: ' Piazza' }),
      await propose({ comuneCode: '26086' }),
      await propose({ kind: 'ONLINE', address: null }),
      await propose({ openUntil: '2020-01-07' }),
      await propose({ externalRef: ' ' }),
      await propose({ openedOn: '2026-11-24' }),
      await propose({ externalRef: 'CC-1' }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      'PLACE_ADDRESS_MALFORMED',
      'PLACE_COMUNE_MALFORMED',
      'PLACE_COMUNE_MALFORMED',
      'PLACE_PERIOD_MALFORMED',
      'EXTERNAL_REF_MALFORMED',
      'CASE_IN_FUTURE',
      'EXTERNAL_REF_TAKEN',
    ]);
    expect(refused[2]?.errors[0].message).toMatch(/ISTAT code of six digits/);
    const italian = [
      await propose({ address: '' }, communityTreviso, { language: 'it' }),
      await propose({ comuneCode: '' }, communityTreviso, { language: 'it' }),
      await propose({ openUntil: '2019-01-01' }, communityTreviso, { language: 'it' }),
    ].map(({ errors }) => errors[0].message);
    expect(italian).toEqual([
      expect.stringMatching(/^L’indirizzo ha da 1 a 200/),
      expect.stringMatching(/^Indicare il comune/),
      expect.stringMatching(/segue quello in cui inizia/),
    ]);
  });

  it('is corrected by its keeper or the Regione, and what was said before is kept', async () => {
    const id = await proposed();
    const correct = (version: number, more: object, viewer?: Viewer) =>
      ask('correctPlace', { placeId: id, version, reason: 'LATE_INFORMATION', ...more }, viewer);
    const english = { fallbackLanguageCode: 'eng', texts: [{ languageCode: 'eng', text: 'Hub' }] };
    const { place } = await correct(1, { title: english, openUntil: '2027-01-01' });
    expect(place).toMatchObject({ title: { text: 'Hub' }, openUntil: '2027-01-01', version: 2 });
    expect(place.corrections).toMatchObject([
      { field: 'openUntil', before: 'null', after: '"2027-01-01"', reason: 'LATE_INFORMATION' },
      { field: 'titles', after: '{"fallback":"eng","texts":{"eng":"Hub"}}' },
    ]);
    const online = await correct(2, { kind: 'ONLINE', openEnded: true }, coordinator);
    expect(online.place).toMatchObject({ address: null, territory: null, openUntil: null });
    const refused = [
      await correct(3, { kind: 'ONLINE' }),
      await correct(2, { kind: 'OTHER' }),
      await correct(3, { kind: 'LIBRARY' }),
      await correct(3, { address: 'Via Roma 1' }),
      await correct(3, { openUntil: '2020-01-01' }),
      await correct(3, { title: { texts: [{ languageCode: 'it', text: 'Hub' }] } }),
      await correct(3, { accessibility: [] }, associationLead),
    ];
    expect(codesOf(refused)).toEqual([
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
      'PLACE_COMUNE_MALFORMED',
      'PLACE_ADDRESS_MALFORMED',
      'PLACE_PERIOD_MALFORMED',
      'TEXTS_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
    const somewhere = await correct(3, { kind: 'LIBRARY', comuneCode: '028060' });
    expect(somewhere.place).toMatchObject({ territory: { code: '028060' }, kind: 'LIBRARY' });
  });

  it('needs a right to write, and one to decide for it to be opened', async () => {
    const id = await proposed();
    const asked: [name: string, input: object, viewer: Viewer, scope: string][] = [
      ['proposePlace', told, dashboard, 'community:write'],
      ['correctPlace', { placeId: id, version: 1, reason: 'OTHER' }, dashboard, 'community:write'],
    ];
    for (const [act, viewer, scope] of [
      ['OPEN', communityTreviso, 'community:decide'],
      ['CLOSE', dashboard, 'community:write'],
    ] as const) {
      const input = { placeId: id, version: 1, act, happenedOn: '2026-02-10' };
      asked.push(['advancePlace', input, viewer, scope]);
    }
    const host = { placeId: id, version: 1, organisationId: ponti };
    asked.push([
      'addPlaceHost',
      { ...host, hostsFrom: '2026-01-01' },
      dashboard,
      'community:write',
    ]);
    asked.push([
      'endPlaceHost',
      { ...host, hostsUntil: '2026-01-01' },
      dashboard,
      'community:write',
    ]);
    for (const [name, input, viewer, scope] of asked) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const { errors } = await community.query(
        `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename } } }`,
        { input },
        viewer,
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope });
    }
  });

  it('is not proposed by who has left the programme', async () => {
    const left = organisationId('comune-rovigo');
    await asPlatform(community, (tx) =>
      tx.insert(followedMemberships).values({
        ...{ membershipId: newId('membership'), organisationId: left, state: 'EXITED' },
        ...{ stateSince: '2026-01-31', followedAt: caseNow },
      }),
    );
    const payload = await propose({}, { ...communityTreviso, organisation: left });
    expect(codesOf([payload])).toEqual(['PARTNER_EXITED']);
  });
});

describe('hosts of a place', () => {
  const host = (placeId: string, version: number, more: object = {}, viewer?: Viewer) =>
    ask(
      'addPlaceHost',
      { placeId, version, organisationId: ponti, hostsFrom: '2026-03-01', ...more },
      viewer,
    );
  const end = (placeId: string, version: number, hostsUntil: string, viewer?: Viewer) =>
    ask('endPlaceHost', { placeId, version, organisationId: ponti, hostsUntil }, viewer);

  it('are there from a day until another, and stay known', async () => {
    const id = await proposed();
    const { place } = await host(id, 1);
    expect(place.hosts).toEqual([
      { organisation: { id: ponti }, hostsFrom: '2026-03-01', hostsUntil: null },
    ]);
    await end(id, 2, '2026-06-01', coordinator);
    await host(id, 3, { hostsFrom: '2026-06-01', hostsUntil: '2026-07-01' });
    await host(id, 4, { organisationId: treviso, hostsFrom: '2026-01-01' });
    const { data } = await community.query(
      `query ($id: ID!) { place(id: $id) { version hosts { hostsFrom }
        before: hosts(on: "2025-12-31") { hostsFrom } last: hosts(on: "2026-06-30") { hostsFrom } } }`,
      { id },
      communityTreviso,
    );
    expect(data.place).toEqual({
      version: 5,
      hosts: ['2026-01-01', '2026-03-01', '2026-06-01'].map((hostsFrom) => ({ hostsFrom })),
      before: [],
      last: [{ hostsFrom: '2026-01-01' }, { hostsFrom: '2026-06-01' }],
    });
  });

  it('are refused in both languages what cannot be', async () => {
    const id = await proposed();
    await host(id, 1);
    const refused = [
      await host(id, 1),
      await host(id, 2, { hostsFrom: '2026-04-01' }),
      await host(id, 2, { organisationId: treviso, hostsUntil: '2026-03-01' }),
      await host(id, 2, { organisationId: treviso }, associationLead),
      await end(id, 2, '2026-03-01'),
      await end(id, 1, '2026-06-01'),
      await end(id, 2, '2026-06-01', associationLead),
    ];
    expect(codesOf(refused)).toEqual([
      'CASE_CHANGED',
      'PLACE_HOST_TAKEN',
      'PLACE_PERIOD_MALFORMED',
      'CASE_NOT_FOUND',
      'PLACE_PERIOD_MALFORMED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
    ]);
    await end(id, 2, '2026-06-01');
    const twice = await ask(
      'endPlaceHost',
      { placeId: id, version: 3, organisationId: ponti, hostsUntil: '2026-07-01' },
      communityTreviso,
      { language: 'it' },
    );
    expect(twice.errors).toMatchObject([
      { code: 'PLACE_HOST_NOT_FOUND', message: expect.stringMatching(/^L’ente non ospita/) },
    ]);
    const now = await ask(
      'addPlaceHost',
      { placeId: id, version: 3, organisationId: ponti, hostsFrom: '2026-05-01' },
      communityTreviso,
      { language: 'it' },
    );
    expect(now.errors[0].message).toMatch(/ospita già/);
    await advance(id, 3, 'OPEN');
    await advance(id, 4, 'CLOSE', { happenedOn: '2026-02-11' });
    expect(codesOf([await host(id, 5, { organisationId: treviso })])).toEqual([
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('are added once by two who add them at the same time', async () => {
    const id = await proposed();
    const payloads = await Promise.all([host(id, 1), host(id, 1)]);
    expect(codesOf(payloads).toSorted()).toEqual(['CASE_CHANGED', undefined]);
  });

  it('are organisations by the form of their id', async () => {
    const input = { placeId: newId('place'), version: 1, organisationId: newId('place') };
    const { errors } = await community.query(
      'mutation ($input: AddPlaceHostInput!) { addPlaceHost(input: $input) { errors { __typename } } }',
      { input: { ...input, hostsFrom: '2026-01-01' } },
      communityTreviso,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  });
});

describe('the life of a place', () => {
  describeUndertaking({
    bench: () => community,
    kind: placeUndertaking,
    organisationId: treviso,
    viewer: coordinator,
    // Only the Regione opens; whoever could would still not see what is another's.
    stranger: { ...associationLead, scopes: coordinator.scopes },
    complete: (begun) => ({
      ...begun,
      ...{ titles: { fallback: 'ita', texts: { ita: 'Biblioteca' } }, title: null },
      ...{ kind: 'LIBRARY' as const, address: null, territory: 'COMUNE:026086' },
      ...{ accessibility: [], openFrom: '2020-01-01' },
      openUntil: begun.state === 'CLOSED' ? '2026-02-02' : null,
    }),
  });
});
