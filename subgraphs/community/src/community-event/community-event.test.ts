import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  caseWorkerPadova,
  communityTreviso,
  coordinator,
  platform,
} from '../../../../tests/viewers.ts';
import { aMicroIntervention, anAssociation } from '../../tests/rows.ts';
import {
  anEvent,
  aPlaceOpen,
  codesOf,
  eventFacts,
  inOneLanguage,
  ponti,
  sender,
} from '../../tests/taking-place.ts';
import { places } from '../place/place.table.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import { type CommunityEvent, checkMovable, checkTold } from './community-event.ts';

let community: Bench;
let association: string;
let whole: string;
let place: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  association = await anAssociation(community, { ownOrganisationId: ponti });
  const own = { associationId: association, organisationId: ponti };
  whole = await aMicroIntervention(community, own);
  place = await aPlaceOpen(community, { openUntil: '2026-12-10' });
});
afterAll(() => community.close());

const selection = `communityEvent { id state version title(languageCodes: ["ara"]) { text }
  description { text } kind heldOn startTime endTime languageCodes accessibility publishedOn
  cancellationReason organisation { id } association { id } microIntervention { id } place { id }
  steps { act reason } corrections { field before after } }`;
const send = sender(() => community, selection, { viewer: associationLead });
const told = {
  title: {
    texts: [
      { languageCode: 'ita', text: 'Festa dei popoli' },
      { languageCode: 'ara', text: 'مهرجان الشعوب' },
    ],
  },
  ...{ description: inOneLanguage('Cibo e musica.'), kind: 'SOCIAL' },
  ...{ heldOn: '2026-11-20', startTime: '18:00', endTime: '00:30', languageCodes: ['ita', 'ara'] },
  openedOn: '2026-02-02',
};
const plan = (more: object = {}, asking = {}) =>
  send('planCommunityEvent', { ...told, ...more }, asking);
const advance = (communityEventId: string, version: number, act: string, on: string) =>
  send('advanceCommunityEvent', { communityEventId, version, act, happenedOn: on });
const isSeen = async (id: string, viewer = anonymous) => {
  const document = 'query ($id: ID!) { communityEvent(id: $id) { id } }';
  return (await community.query(document, { id }, viewer)).data.communityEvent !== null;
};

describe('an event', () => {
  it('is planned, published, held and counted; others see it once it is published', async () => {
    const parts = { microInterventionId: whole, placeId: place, accessibility: ['CHILDCARE'] };
    const planned = await plan(parts);
    expect(planned.errors).toEqual([]);
    const { id } = planned.communityEvent;
    expect(planned.communityEvent).toMatchObject({
      ...{
        state: 'PLANNED',
        title: { text: 'مهرجان الشعوب' },
        endTime: '00:30',
        publishedOn: null,
      },
      ...{ association: { id: association }, microIntervention: { id: whole } },
      ...{ place: { id: place }, organisation: { id: ponti }, accessibility: ['CHILDCARE'] },
    });
    const seen = [];
    for (const viewer of [associationLead, coordinator, communityTreviso, anonymous]) {
      seen.push(await isSeen(id, viewer));
    }
    expect(seen).toEqual([true, true, false, false]);
    const { communityEvent } = await advance(id, 1, 'PUBLISH', '2026-11-02');
    expect(communityEvent).toMatchObject({ state: 'PUBLISHED', publishedOn: '2026-11-02' });
    expect(await isSeen(id)).toBe(true);
    expect(codesOf([await advance(id, 2, 'HOLD', '2026-11-19')])).toEqual(['ACTIVITY_TOO_EARLY']);
    await advance(id, 2, 'HOLD', '2026-11-20');
    const { communityEvent: counted } = await advance(id, 3, 'COUNT', '2026-11-22');
    expect(counted).toMatchObject({ state: 'COUNTED', version: 4 });
  });

  it('that is cancelled says why; one that never was published stays hidden', async () => {
    const cancel = (communityEventId: string, version: number) => {
      const input = { communityEventId, version, reason: 'WEATHER', happenedOn: '2026-11-10' };
      return send('cancelCommunityEvent', input);
    };
    const { communityEvent: draft } = await plan();
    const { communityEvent: known } = await plan();
    await advance(known.id, 1, 'PUBLISH', '2026-11-02');
    const { communityEvent } = await cancel(known.id, 2);
    expect(communityEvent).toMatchObject({ state: 'CANCELLED', cancellationReason: 'WEATHER' });
    expect(communityEvent.steps.at(-1)).toEqual({ act: 'CANCEL', reason: 'WEATHER' });
    await cancel(draft.id, 1);
    expect([await isSeen(known.id), await isSeen(draft.id)]).toEqual([true, false]);
    expect(await isSeen(draft.id, associationLead)).toBe(true);
  });

  it('is refused what does not fit', async () => {
    const others = await aMicroIntervention(community, { associationId: association });
    const closed = await aPlaceOpen(community, { openUntil: '2026-11-20' });
    const proposed = await aPlaceOpen(community, { state: 'PROPOSED', organisationId: ponti });
    const refused = [
      await plan({ title: inOneLanguage('') }),
      await plan({ description: { ...told.title, fallbackLanguageCode: 'fra' } }),
      await plan({ startTime: '24:00' }),
      await plan({ endTime: '18:00' }),
      await plan({ languageCodes: [] }),
      await plan({ languageCodes: ['ita', 'ita'] }),
      await plan({ microInterventionId: others }),
      await plan({ microInterventionId: newId('micro_intervention') }),
      await plan({ associationId: association }, { viewer: associationLeadVerona }),
      await plan({ placeId: closed }),
      await plan({ placeId: proposed }),
      await plan({ openedOn: '2127-01-01' }),
    ];
    expect(codesOf(refused)).toEqual([
      'TEXTS_MALFORMED',
      'TEXTS_MALFORMED',
      ...['EVENT_TIMES_MALFORMED', 'EVENT_TIMES_MALFORMED'],
      ...['LANGUAGE_CODES_MALFORMED', 'LANGUAGE_CODES_MALFORMED'],
      ...['MICRO_INTERVENTION_NOT_FOUND', 'MICRO_INTERVENTION_NOT_FOUND'],
      ...['ASSOCIATION_NOT_FOUND', 'PLACE_NOT_OPEN', 'PLACE_NOT_OPEN', 'CASE_IN_FUTURE'],
    ]);
    const messages = [
      await plan({ placeId: closed }, { language: 'it' }),
      await plan({ startTime: '1' }, { language: 'it' }),
    ].map(({ errors }) => errors[0].message);
    expect(messages.join()).toMatch(/non è aperto.*orari/);
  });

  it('is not published for a day on which its place is closed by then', async () => {
    const closed = await aPlaceOpen(community, { openUntil: '2026-11-20' });
    const id = await anEvent(community, {
      ...{ state: 'PLANNED', heldOn: '2026-11-20', placeId: closed },
    });
    expect(codesOf([await advance(id, 1, 'PUBLISH', '2026-11-02')])).toEqual(['PLACE_NOT_OPEN']);
  });

  it('is moved until it is held, and corrected by its organisation alone', async () => {
    const { communityEvent } = await plan({ placeId: place });
    const fix = { communityEventId: communityEvent.id, reason: 'LATE_INFORMATION' };
    const correct = (version: number, more: object, asking = {}) =>
      send('correctCommunityEvent', { ...fix, version, ...more }, asking);
    const { communityEvent: moved } = await correct(1, { heldOn: '2026-11-21', endTime: '23:00' });
    expect(moved).toMatchObject({
      corrections: [
        { field: 'endTime', before: '"00:30"', after: '"23:00"' },
        { field: 'heldOn', before: '"2026-11-20"', after: '"2026-11-21"' },
      ],
    });
    const refused = [
      await correct(2, { heldOn: '2026-12-10' }),
      await correct(2, { languageCodes: ['Italian'] }),
      await correct(2, { startTime: '23:00' }),
      await correct(2, { description: inOneLanguage('') }),
      await correct(2, { kind: 'SOCIAL' }),
      await correct(2, { kind: 'SPORT' }, { viewer: coordinator }),
    ];
    await advance(communityEvent.id, 2, 'PUBLISH', '2026-11-02');
    await advance(communityEvent.id, 3, 'HOLD', '2026-11-21');
    refused.push(await correct(4, { heldOn: '2026-11-22' }));
    const done = await correct(4, { accessibility: ['STEP_FREE', 'STEP_FREE'] });
    expect(codesOf(refused)).toEqual([
      ...['PLACE_NOT_OPEN', 'LANGUAGE_CODES_MALFORMED', 'EVENT_TIMES_MALFORMED'],
      ...['TEXTS_MALFORMED', 'NOTHING_CORRECTED', 'CASE_NOT_FOUND', 'CASE_STATE_FORBIDS'],
    ]);
    expect(done.communityEvent.accessibility).toEqual(['STEP_FREE']);
    const italian = await correct(5, { placeId: place, heldOn: '2026-11-22' }, { language: 'it' });
    expect(italian.errors[0].message).toContain('giorno e luogo');
  });

  it('is corrected whatever became of its place, unless it is moved', async () => {
    const closing = await aPlaceOpen(community);
    const { communityEvent } = await plan({ placeId: closing });
    const planned = (await plan({ placeId: closing })).communityEvent;
    await advance(communityEvent.id, 1, 'PUBLISH', '2026-11-02');
    await advance(communityEvent.id, 2, 'HOLD', '2026-11-20');
    await actingAs(community, platform, (tx) =>
      tx.update(places).set({ openUntil: '2026-11-01' }).where(eq(places.id, closing)),
    );
    const correct = (communityEventId: string, version: number, more: object) =>
      send('correctCommunityEvent', {
        ...{ communityEventId, version, reason: 'LATE_INFORMATION' },
        ...more,
      });
    const payloads = [
      await correct(communityEvent.id, 3, { endTime: '23:45' }),
      await correct(planned.id, 1, { kind: 'CULTURAL' }),
      await correct(planned.id, 2, { heldOn: '2026-11-21' }),
      await correct(planned.id, 2, { placeId: place }),
    ];
    expect(codesOf(payloads)).toEqual([undefined, undefined, 'PLACE_NOT_OPEN', undefined]);
  });

  it('is forbidden to who does not hold community:write', async () => {
    const { errors } = await community.query(
      `mutation ($input: PlanCommunityEventInput!) {
        planCommunityEvent(input: $input) { errors { __typename } } }`,
      { input: told },
      caseWorkerPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'community:write' });
  });

  it('takes every time of a day and no other, and is moved in two states', () => {
    const two = (most: number) =>
      fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
    const event = { ...eventFacts('PLANNED'), endTime: null };
    fc.assert(
      fc.property(two(29), two(69), (hours, minutes) => {
        const { ok } = checkTold({ ...event, startTime: `${hours}:${minutes}` });
        expect(ok).toBe(Number(hours) < 24 && Number(minutes) < 60);
      }),
    );
    const states = ['PLANNED', 'PUBLISHED', 'HELD', 'COUNTED', 'CANCELLED'] as const;
    const movable = states.filter((state) => checkMovable({ state }, { placeId: 'p' }).ok);
    expect(movable).toEqual(['PLANNED', 'PUBLISHED']);
  });
});

describe('an event', () => {
  describeUndertaking({
    bench: () => community,
    kind: communityEventUndertaking,
    organisationId: ponti,
    viewer: associationLead,
    stranger: associationLeadVerona,
    ownWays: {
      CANCEL: () => ({
        mutation: 'cancelCommunityEvent',
        input: { reason: 'TOO_FEW_PEOPLE', happenedOn },
      }),
    },
    complete: (owned): CommunityEvent => ({ ...owned, ...eventFacts(owned.state) }),
  });
});
