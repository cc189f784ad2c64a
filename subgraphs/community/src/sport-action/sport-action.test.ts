import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  caseWorkerPadova,
  communityTreviso,
  coordinator,
  platform,
} from '../../../../tests/viewers.ts';
import { anAssociation, organisationId, today } from '../../tests/rows.ts';
import {
  aPlaceOpen,
  aSport,
  codesOf,
  inOneLanguage,
  ponti,
  sender,
  sportFacts,
} from '../../tests/taking-place.ts';
import { places } from '../place/place.table.ts';
import { sportActionUndertaking } from './sport-action.repository.ts';
import { checkTold } from './sport-action.ts';

let community: Bench;
let association: string;
let place: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  association = await anAssociation(community, { ownOrganisationId: ponti, listed: false });
  place = await aPlaceOpen(community, { openUntil: '2026-07-01' });
});
afterAll(() => community.close());

const selection = `sportAction { id state version title { text } sport club mixedGroups subsidisedPlaces
  subsidyAmount startsOn endsOn organisation { id } association { id } place { id }
  corrections { field before after } }`;
const send = sender(() => community, selection, { viewer: associationLead });
const told = {
  ...{ title: inOneLanguage('Cricket al parco'), sport: 'CRICKET', mixedGroups: true },
  ...{ startsOn: '2026-03-02', endsOn: '2026-06-01' },
};
const plan = (more: object = {}, asking = {}) =>
  send('planSportAction', { ...told, ...more }, asking);

describe('a sport action', () => {
  it('is planned by an association at a place, starts on its first day and is seen by everybody', async () => {
    const money = { subsidisedPlaces: 12, subsidyAmount: '480.5', club: 'Polisportiva Sile' };
    const planned = await plan({ associationId: association, placeId: place, ...money });
    expect(planned.errors).toEqual([]);
    const { id } = planned.sportAction;
    expect(planned.sportAction).toMatchObject({
      ...{ state: 'PLANNED', title: { text: 'Cricket al parco' }, subsidyAmount: '480.50' },
      ...{ organisation: { id: ponti }, association: { id: association }, place: { id: place } },
    });
    const start = { sportActionId: id, act: 'START', version: 1, happenedOn: today };
    expect((await send('advanceSportAction', start)).sportAction.state).toBe('RUNNING');
    const { data } = await community.query(
      'query ($id: ID!) { sportAction(id: $id) { state association { id } steps { act } } }',
      { id },
      anonymous,
    );
    expect(data.sportAction).toEqual({ state: 'RUNNING', association: null, steps: [] });
  });

  it('does not start before its first day', async () => {
    const { sportAction } = await plan({
      startsOn: today,
      endsOn: '2027-02-01',
      openedOn: '2026-02-02',
    });
    const start = { sportActionId: sportAction.id, version: 1, act: 'START' };
    const early = { ...start, happenedOn: '2026-11-22' };
    expect(codesOf([await send('advanceSportAction', early)])).toEqual(['ACTIVITY_TOO_EARLY']);
    const { errors } = await send('advanceSportAction', early, { language: 'it' });
    expect(errors[0].message).toContain('primo giorno');
    const { sportAction: started } = await send('advanceSportAction', {
      ...start,
      happenedOn: today,
    });
    expect(started.state).toBe('RUNNING');
  });

  it('is refused what does not fit', async () => {
    const refused = [
      await plan({ title: inOneLanguage(' ') }),
      await plan({ club: '' }),
      await plan({ subsidyAmount: '1,50', subsidisedPlaces: 1 }),
      await plan({ subsidyAmount: '1.50' }),
      await plan({ subsidisedPlaces: -1 }),
      await plan({ endsOn: '2026-03-02' }),
      await plan({ placeId: place, endsOn: '2026-07-02' }),
      await plan({ placeId: newId('place') }),
      await plan({ associationId: association }, { viewer: associationLeadVerona }),
      await plan({ associationId: association }, { viewer: communityTreviso }),
      await plan({ openedOn: '2127-01-01' }),
      await plan({ externalRef: ' x' }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      'CLUB_MALFORMED',
      'AMOUNT_MALFORMED',
      'SUBSIDY_MALFORMED',
      'SUBSIDY_MALFORMED',
      'ACTIVITY_PERIOD_MALFORMED',
      'PLACE_NOT_OPEN',
      'PLACE_NOT_OPEN',
      'ASSOCIATION_NOT_FOUND',
      'ASSOCIATION_NOT_FOUND',
      'CASE_IN_FUTURE',
      'EXTERNAL_REF_MALFORMED',
    ]);
    const italian = await plan({ club: '' }, { language: 'it' });
    expect(italian.errors[0].message).toContain('società');
  });

  it('is planned by the Regione for any association, and under one name once', async () => {
    const { sportAction } = await plan({ associationId: association }, { viewer: coordinator });
    expect(sportAction.organisation.id).toBe(organisationId('regione-veneto'));
    const twice = await Promise.all([plan({ externalRef: 'S-1' }), plan({ externalRef: 'S-1' })]);
    expect(codesOf(twice).toSorted()).toEqual(['EXTERNAL_REF_TAKEN', undefined]);
  });

  it('is corrected by its organisation alone, and what was said before is kept', async () => {
    const { sportAction } = await plan({ placeId: place });
    const fix = { sportActionId: sportAction.id, version: 1, reason: 'TYPING_ERROR' };
    const correct = (more: object, asking = {}) =>
      send('correctSportAction', { ...fix, ...more }, asking);
    const refused = [
      await correct({ title: inOneLanguage('') }),
      await correct({ subsidyAmount: 'x' }),
      await correct({ subsidyAmount: '5' }),
      await correct({ club: ' ' }),
      await correct({ startsOn: '2026-06-01' }),
      await correct({ endsOn: '2026-08-01' }),
      await correct({ subsidyAmount: '0.0' }),
      await correct({ version: 7, club: 'A' }),
      await correct({ club: 'A' }, { viewer: coordinator }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      'AMOUNT_MALFORMED',
      'SUBSIDY_MALFORMED',
      'CLUB_MALFORMED',
      'ACTIVITY_PERIOD_MALFORMED',
      'PLACE_NOT_OPEN',
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
    ]);
    const { sportAction: corrected } = await correct({ sport: 'DANCE', subsidisedPlaces: 3 });
    expect(corrected).toMatchObject({
      ...{ sport: 'DANCE', subsidisedPlaces: 3, version: 2 },
      corrections: [
        { field: 'sport', before: '"CRICKET"', after: '"DANCE"' },
        { field: 'subsidisedPlaces', before: '0', after: '3' },
      ],
    });
  });

  it('is corrected whatever became of its place, unless its place or days change', async () => {
    const closing = await aPlaceOpen(community, { openUntil: '2026-07-01' });
    const { sportAction } = await plan({ placeId: closing });
    const close = { openFrom: '2026-09-01', openUntil: null };
    await actingAs(community, platform, (tx) =>
      tx.update(places).set(close).where(eq(places.id, closing)),
    );
    const correct = (version: number, more: object) =>
      send('correctSportAction', {
        ...{ sportActionId: sportAction.id, version, reason: 'LATE_INFORMATION' },
        ...more,
      });
    const days = { startsOn: told.startsOn, endsOn: told.endsOn, placeId: closing };
    const payloads = [
      await correct(1, { subsidisedPlaces: 8, subsidyAmount: '40' }),
      await correct(2, { ...days, club: 'Polisportiva' }),
      await correct(3, { endsOn: '2026-05-31' }),
      await correct(3, { startsOn: '2026-03-01' }),
      await correct(3, { placeId: await aPlaceOpen(community, { openUntil: '2026-05-01' }) }),
      await correct(3, { placeId: place }),
      await correct(4, { endsOn: '2026-06-15' }),
    ];
    expect(codesOf(payloads)).toEqual([
      ...[undefined, undefined, 'PLACE_NOT_OPEN', 'PLACE_NOT_OPEN', 'PLACE_NOT_OPEN'],
      ...[undefined, undefined],
    ]);
  });

  it('is forbidden to who does not hold community:write', async () => {
    const { errors } = await community.query(
      `mutation ($input: PlanSportActionInput!) { planSportAction(input: $input) { errors { __typename } } }`,
      { input: told },
      caseWorkerPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'community:write' });
  });

  it('keeps nothing subsidised that costs nothing, and nothing that costs without being subsidised', () => {
    const cents = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), cents, (subsidisedPlaces, amount) => {
        const subsidyAmount = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
        const { ok } = checkTold({ ...sportFacts(), subsidisedPlaces, subsidyAmount });
        expect(ok).toBe(subsidisedPlaces > 0 || (subsidisedPlaces === 0 && amount === 0));
      }),
    );
  });
});

describe('sport actions', () => {
  it('are found by each filter, from the association, the place, its comune and its province', async () => {
    const own = await anAssociation(community);
    const rovigo = await aPlaceOpen(community, { territory: 'COMUNE:029041' });
    const of = { associationId: own, placeId: rovigo, organisationId: organisationId('uisp') };
    const id = await aSport(community, { ...of, sport: 'SWIMMING', state: 'CANCELLED' });
    const found = async (filter: object) => {
      const document =
        'query ($filter: SportActionFilter) { sportActions(filter: $filter) { nodes { id } } }';
      const { data, errors } = await community.query(document, { filter });
      expect(errors).toEqual([]);
      return data.sportActions.nodes.map((node: { id: string }) => node.id);
    };
    expect(await found({ associationId: own, on: '2026-02-02' })).toEqual([id]);
    expect(await found({ associationId: own, on: '2026-06-01' })).toEqual([]);
    expect(await found({ placeId: rovigo, mixedGroups: true })).toEqual([id]);
    expect(await found({ placeId: rovigo, mixedGroups: false })).toEqual([]);
    expect(await found({ sport: ['SWIMMING'], state: ['CANCELLED'] })).toEqual([id]);
    expect(await found({ organisationId: of.organisationId })).toEqual([id]);
    const { data, errors } = await community.query(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Territory { here: sportActions { totalCount } }
        ... on Association { sportActions { totalCount } }
        ... on Place { sportActions { totalCount } } } }`,
      {
        representations: [
          { __typename: 'Territory', level: 'COMUNE', code: '029041' },
          { __typename: 'Territory', level: 'PROVINCE', code: '029' },
          { __typename: 'Territory', level: 'PROVINCE', code: '025' },
          { __typename: 'Association', id: own },
          { __typename: 'Place', id: rovigo },
        ],
      },
    );
    expect(errors).toEqual([]);
    const counts = data._entities.map(
      ({ here, sportActions }: Record<string, { totalCount: number }>) =>
        (here ?? sportActions)?.totalCount,
    );
    expect(counts).toEqual([1, 1, 0, 1, 1]);
  });

  it('cost the same statements for 20 as for 100, with all that hangs on them', async () => {
    for (let index = 0; index < 100; index += 1) {
      const associationId = await anAssociation(community);
      await aSport(community, { associationId, placeId: await aPlaceOpen(community) });
    }
    const document = `query ($first: Int) { sportActions(first: $first) { totalCount nodes {
      title { text } association { name } place { title { text } } organisation { id }
      attendance { total exact } steps { act } corrections { field } } } }`;
    const few = await community.query(document, { first: 20 }, associationLead);
    const many = await community.query(document, { first: 100 }, associationLead);
    expect(many.errors).toEqual([]);
    expect(many.data.sportActions.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('a sport action', () => {
  describeUndertaking({
    bench: () => community,
    kind: sportActionUndertaking,
    organisationId: ponti,
    viewer: associationLead,
    stranger: associationLeadVerona,
    complete: (owned) => ({ ...owned, ...sportFacts() }),
  });
});
