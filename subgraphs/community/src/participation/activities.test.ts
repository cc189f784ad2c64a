import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent, aSportAction } from '../../tests/activities.ts';
import {
  aMicroIntervention,
  anAssociation,
  aParticipation,
  aRecord,
  now,
  organisationId,
  today,
} from '../../tests/rows.ts';

const mutation = `mutation ($input: RecordParticipationInput!) { recordParticipation(input: $input) {
  participation { id state microIntervention { id }
    activity { __typename ... on SportAction { id } ... on CommunityEvent { id } ... on MicroIntervention { id } } }
  errors { ... on UserError { code message path } } } }`;

let community: Bench;
const own = { organisationId: organisationId('association-01') };
const others = { organisationId: organisationId('association-05') };

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

async function record(input: object, viewer: Viewer = associationLead, options = {}) {
  const variables = { input: { occurredOn: today, ...input } };
  const { data, errors } = await community.query(mutation, variables, viewer, { now, ...options });
  return { ...data?.recordParticipation, faults: errors };
}

const headCount = { female: 3, male: 2 };
const codeOf = async (input: object) => (await record(input)).errors[0]?.code;

describe('a participation', () => {
  it('is in an event, as in a micro-intervention', async () => {
    const communityEventId = await aCommunityEvent(community, own);
    const { id: personRecordId } = await aRecord(community);
    const { participation } = await record({ communityEventId, personRecordId });
    expect(participation).toMatchObject({
      state: 'ATTENDED',
      microIntervention: null,
      activity: { __typename: 'CommunityEvent', id: communityEventId },
    });
    expect(await codeOf({ communityEventId, personRecordId })).toBe(
      'PARTICIPATION_ALREADY_RECORDED',
    );
  });

  it('is in a sport action', async () => {
    const sportActionId = await aSportAction(community, own);
    const { participation } = await record({ sportActionId, headCount });
    expect(participation.activity).toEqual({ __typename: 'SportAction', id: sportActionId });
  });

  it('is in exactly one of them', async () => {
    const [sportActionId, communityEventId] = [
      await aSportAction(community, own),
      await aCommunityEvent(community, own),
    ];
    expect(await codeOf({ headCount })).toBe('PARTICIPATION_NEEDS_ONE_ACTIVITY');
    expect(await codeOf({ headCount, sportActionId, communityEventId })).toBe(
      'PARTICIPATION_NEEDS_ONE_ACTIVITY',
    );
  });

  it('is refused in what is of others, of nobody, or not there', async () => {
    for (const input of [
      { communityEventId: await aCommunityEvent(community, others) },
      { sportActionId: await aSportAction(community, others) },
      { communityEventId: newId('community_event') },
    ]) {
      expect(await codeOf({ ...input, headCount })).toBe('COMMUNITY_ACTIVITY_NOT_FOUND');
    }
    const input = { sportActionId: await aSportAction(community, own), headCount };
    const { errors } = await record(input, { ...associationLead, organisation: null });
    expect(errors[0].code).toBe('COMMUNITY_ACTIVITY_NOT_FOUND');
    const { faults } = await record({ communityEventId: newId('sport_action'), headCount });
    expect(faults[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  });

  it('is in an event that is published or held, on its day, until it is counted', async () => {
    const inState = async (state: 'PLANNED' | 'PUBLISHED' | 'HELD' | 'COUNTED', facts = {}) => {
      const publishedOn = state === 'PLANNED' ? null : '2026-03-02';
      const event = { ...own, state, publishedOn, ...facts };
      return codeOf({ communityEventId: await aCommunityEvent(community, event), headCount });
    };
    expect(await inState('PLANNED')).toBe('COMMUNITY_ACTIVITY_NOT_OPEN');
    expect(await inState('PUBLISHED')).toBeUndefined();
    expect(await inState('HELD')).toBeUndefined();
    expect(await inState('COUNTED')).toBe('COMMUNITY_ACTIVITY_NOT_OPEN');
    expect(await inState('HELD', { heldOn: '2026-11-22' })).toBe('PARTICIPATION_OUTSIDE_ACTIVITY');
  });

  it('is in a sport action that runs, within its dates', async () => {
    for (const state of ['PLANNED', 'COMPLETED', 'CANCELLED'] as const) {
      const sportActionId = await aSportAction(community, { ...own, state });
      expect(await codeOf({ sportActionId, headCount })).toBe('COMMUNITY_ACTIVITY_NOT_OPEN');
    }
    const sportActionId = await aSportAction(community, { ...own, endsOn: '2026-11-23' });
    expect(await codeOf({ sportActionId, headCount })).toBe('PARTICIPATION_OUTSIDE_ACTIVITY');
    const occurredOn = '2026-11-22';
    expect(await codeOf({ sportActionId, headCount, occurredOn })).toBeUndefined();
  });

  it('words refusals in Italian for who reads Italian', async () => {
    const { errors } = await record({ headCount }, associationLead, { language: 'it' });
    expect(errors[0].message).toContain('una sola attività');
  });
});

it('lets exactly one of many simultaneous requests through', async () => {
  const communityEventId = await aCommunityEvent(community, own);
  const { id: personRecordId } = await aRecord(community);
  const input = { communityEventId, personRecordId };
  const payloads = await Promise.all(Array.from({ length: 6 }, () => record(input)));
  expect(payloads.filter(({ participation }) => participation)).toHaveLength(1);
});

describe('of an event and a sport action', () => {
  const document = `query ($event: ID!, $sport: ID!) {
    communityEvent(id: $event) { participations { totalCount nodes { personRecord { id } } } }
    sportAction(id: $sport) { participations { totalCount } } }`;

  it('participations are seen by the organiser and the holder of the record alone', async () => {
    const event = await aCommunityEvent(community, own);
    const sport = await aSportAction(community, own);
    const of = { ...own, occurredOn: today };
    await aParticipation(community, { ...of, communityEventId: event }, await aRecord(community));
    await aParticipation(community, { ...of, communityEventId: event });
    await aParticipation(community, { ...of, sportActionId: sport });
    const seen = async (viewer: Viewer) => {
      const { data } = await community.query(document, { event, sport }, viewer);
      return [
        data.communityEvent.participations.totalCount,
        data.sportAction.participations.totalCount,
      ];
    };
    expect(await seen(associationLead)).toEqual([2, 1]);
    expect(await seen(caseWorkerTreviso)).toEqual([1, 0]);
    expect(await seen(associationLeadVerona)).toEqual([0, 0]);
    const { errors } = await community.query(document, { event, sport }, anonymous);
    expect(errors.map(({ extensions }) => extensions.code)).toContain('UNAUTHENTICATED');
  });

  it('a list of participations with their activities takes as many statements for 100 as for 20', async () => {
    const association = await anAssociation(community);
    const micro = await aMicroIntervention(community, { associationId: association, ...own });
    for (let index = 0; index < 100; index += 1) {
      const activity = [
        { microInterventionId: micro },
        { communityEventId: await aCommunityEvent(community, own) },
        { sportActionId: await aSportAction(community, own) },
      ][index % 3];
      await aParticipation(community, { ...own, ...activity, occurredOn: '2026-11-01' });
    }
    const list = `query ($first: Int) { participations(first: $first) { totalCount nodes {
      headCount { total cells { sex count } } activity { __typename
        ... on MicroIntervention { association { name microInterventions(first: 2) { nodes {
          participations(first: 2) { totalCount } originMix { counted } } } } originMix { counted } }
        ... on CommunityEvent { heldOn originMix { counted } participations(first: 2) { totalCount } }
        ... on SportAction { sport originMix { counted } } } } } }`;
    const few = await community.query(list, { first: 20 }, associationLead);
    const many = await community.query(list, { first: 100 }, associationLead);
    expect(many.errors).toEqual([]);
    expect(many.data.participations.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
