import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { followedMemberships } from '#shared/membership/followed-membership.table.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent, aSportAction } from '../../tests/activities.ts';
import { bringInto, outcomesOf } from '../../tests/participation-imports.ts';
import {
  aMicroIntervention,
  anAssociation,
  aRecord,
  asPlatform,
  now,
  organisationId,
  today,
} from '../../tests/rows.ts';

let community: Bench;
let event: string;
let personRecordId: string;
const own = { organisationId: organisationId('association-01') };
const tomorrow = '2026-11-24';

beforeAll(async () => {
  community = await openSubgraph('community');
});
beforeEach(async () => {
  event = await aCommunityEvent(community, { ...own, heldOn: tomorrow });
  ({ id: personRecordId } = await aRecord(community));
});
afterAll(() => community.close());

type Options = AskOptions & { viewer?: Viewer };

async function act(name: string, input: object, { viewer, ...options }: Options = {}) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { payload: ${name}(input: $input) {
    participation { id state version occurredOn externalRef cancelReason personRecord { id } }
    errors { ... on UserError { code message path } } } }`;
  const asked = { now, ...options };
  const asking = viewer ?? associationLead;
  const { data, errors } = await community.query(document, { input }, asking, asked);
  return { ...data?.payload, faults: errors };
}

const signUp = (facts: object = {}, options?: Options) =>
  act(
    'expectParticipation',
    { communityEventId: event, personRecordId, occurredOn: tomorrow, ...facts },
    options,
  );

/** A day later, when it is held. */
const later = { now: new Date('2026-11-24T18:00:00Z') };

const attend = (facts: object = {}) =>
  act(
    'recordParticipation',
    { communityEventId: event, personRecordId, occurredOn: tomorrow, ...facts },
    later,
  );

async function codeOf(facts: object, options?: Options): Promise<string | undefined> {
  const { errors, faults } = await signUp(facts, options);
  expect(faults).toEqual([]);
  return errors[0]?.code;
}

const anActivity = async (facts: object) => {
  const associationId = await anAssociation(community, own);
  return aMicroIntervention(community, { ...own, associationId, ...facts });
};

describe('somebody is expected', () => {
  it('of whom the organiser and the holder of the record learn, and who counts nothing', async () => {
    const { participation, errors } = await signUp({ externalRef: 'S-1' });
    expect(errors).toEqual([]);
    expect(participation).toMatchObject({
      ...{ state: 'EXPECTED', version: 1, occurredOn: tomorrow, externalRef: 'S-1' },
      personRecord: { id: personRecordId },
    });
    for (const viewer of [associationLead, caseWorkerTreviso]) {
      const document =
        '{ communityChanges(first: 100) { nodes { entityType entityId kind version } } }';
      const { data } = await community.query(document, {}, { ...viewer, scopes: ['feed:read'] });
      const entity = { entityType: 'Participation', entityId: participation.id };
      expect(data.communityChanges.nodes).toContainEqual({
        ...{ ...entity, kind: 'CREATED', version: 1 },
      });
    }
    const document = 'query ($id: ID!) { communityEvent(id: $id) { originMix { thirdCountry } } }';
    const { data } = await community.query(document, { id: event }, associationLead);
    expect(data.communityEvent.originMix.thirdCountry).toBe(0);
  });

  it('today too, and in what is planned or running', async () => {
    const planned = { state: 'PLANNED' as const, startsOn: tomorrow };
    const none = { communityEventId: null };
    const accepted = [
      { ...none, microInterventionId: await anActivity({}), occurredOn: today },
      { ...none, microInterventionId: await anActivity({ state: 'VARIED' }) },
      { ...none, microInterventionId: await anActivity(planned) },
      { ...none, sportActionId: await aSportAction(community, own), occurredOn: today },
      { ...none, sportActionId: await aSportAction(community, { ...own, ...planned }) },
    ];
    for (const facts of accepted) expect(await codeOf(facts)).toBeUndefined();
  });

  it('once, whoever asks at the same time', async () => {
    const payloads = await Promise.all(Array.from({ length: 4 }, () => signUp()));
    expect(payloads.filter(({ participation }) => participation)).toHaveLength(1);
    expect(payloads.flatMap(({ errors }) => errors)).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'PARTICIPATION_ALREADY_RECORDED' })),
    );
  });
});

describe('nobody is expected', () => {
  it('in an activity that is closed, none, another’s, or on a day it does not take place', async () => {
    const none = { communityEventId: null };
    const held = await aCommunityEvent(community, { ...own, state: 'HELD' });
    const draft = { ...own, state: 'PLANNED' as const, publishedOn: null, heldOn: tomorrow };
    const stopped = await anActivity({ state: 'STOPPED' });
    const theirs = await aCommunityEvent(community, {
      organisationId: organisationId('association-05'),
    });
    expect([
      await codeOf(none),
      await codeOf({ communityEventId: held, occurredOn: today }),
      await codeOf({ communityEventId: await aCommunityEvent(community, draft) }),
      await codeOf({ communityEventId: theirs }),
      await codeOf({ occurredOn: '2026-11-25' }),
      await codeOf({ ...none, microInterventionId: stopped }),
      await codeOf({ ...none, microInterventionId: newId('micro_intervention') }),
      await codeOf({
        ...none,
        microInterventionId: await anActivity({}),
        occurredOn: '2026-12-01',
      }),
    ]).toEqual([
      'PARTICIPATION_NEEDS_ONE_ACTIVITY',
      'COMMUNITY_ACTIVITY_NOT_OPEN',
      'COMMUNITY_ACTIVITY_NOT_OPEN',
      'COMMUNITY_ACTIVITY_NOT_FOUND',
      'PARTICIPATION_OUTSIDE_ACTIVITY',
      'MICRO_INTERVENTION_NOT_RUNNING',
      'MICRO_INTERVENTION_NOT_FOUND',
      'PARTICIPATION_OUTSIDE_INTERVENTION',
    ]);
  });

  it('on a day that is over, of no record, or by a name that is taken or none', async () => {
    await signUp({ externalRef: 'S-2' });
    const { id: other } = await aRecord(community);
    expect([
      await codeOf({ occurredOn: '2026-11-22' }),
      await codeOf({ personRecordId: newId('person_record') }),
      await codeOf({ personRecordId: other, externalRef: 'S-2' }),
      await codeOf({ personRecordId: other, externalRef: ' ' }),
    ]).toEqual([
      'PARTICIPATION_IN_PAST',
      'PERSON_RECORD_UNKNOWN',
      'EXTERNAL_REF_TAKEN',
      'EXTERNAL_REF_MALFORMED',
    ]);
    const { errors } = await signUp({ occurredOn: '2026-11-22' }, { language: 'it' });
    expect(errors[0]).toMatchObject({ path: ['input', 'occurredOn'] });
    expect(errors[0].message).toContain('passata');
  });

  it('by who has left the programme, or may not write', async () => {
    const left = organisationId('association-05');
    await asPlatform(community, (tx) =>
      tx.insert(followedMemberships).values({
        ...{ membershipId: newId('membership'), organisationId: left, state: 'EXITED' },
        ...{ stateSince: '2026-06-01', followedAt: now },
      }),
    );
    const theirs = await aCommunityEvent(community, { organisationId: left, heldOn: tomorrow });
    const viewer = associationLeadVerona;
    expect(await codeOf({ communityEventId: theirs }, { viewer })).toBe('PARTNER_EXITED');
    const { faults } = await signUp({}, { viewer: caseWorkerTreviso });
    expect(faults[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const malformed = await signUp({ personRecordId: event });
    expect(malformed.faults[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  });
});

describe('whoever was expected', () => {
  it('has attended once that is recorded, in the same participation, by one of two at once', async () => {
    const { participation } = await signUp();
    const payloads = await Promise.all([attend({ externalRef: 'A-1' }), attend()]);
    const attended = payloads.flatMap((payload) => payload.participation ?? []);
    expect(attended).toMatchObject([{ id: participation.id, state: 'ATTENDED', version: 2 }]);
    expect(payloads.flatMap(({ errors }) => errors)).toMatchObject([
      { code: 'PARTICIPATION_ALREADY_RECORDED' },
    ]);
  });

  it('keeps the name they were expected by, or has from then on the one that is given', async () => {
    await signUp({ externalRef: 'S-3' });
    expect((await attend({ externalRef: 'S-4' })).errors[0].code).toBe(
      'PARTICIPATION_ALREADY_RECORDED',
    );
    expect((await attend()).participation).toMatchObject({ externalRef: 'S-3' });
    ({ id: personRecordId } = await aRecord(community));
    await signUp();
    expect((await attend({ externalRef: 'S-3' })).errors[0].code).toBe('EXTERNAL_REF_TAKEN');
    expect((await attend({ externalRef: 'S-4' })).participation).toMatchObject({
      ...{ externalRef: 'S-4', state: 'ATTENDED' },
    });
  });

  it('has attended too when an import says so, by its name or by who and when', async () => {
    const { id: another } = await aRecord(community);
    await signUp({ externalRef: 'S-5' });
    await signUp({ personRecordId: another });
    const of = { activity: event, occurredOn: tomorrow };
    const participations = [
      { ...of, externalRef: 'S-5', personRecordId },
      { ...of, externalRef: 'S-6', personRecordId: another },
    ];
    const run = await bringInto(community, { participations }, later);
    expect(outcomesOf(run)).toEqual(['UPDATED', 'UPDATED']);
    const again = await bringInto(community, { participations }, later);
    expect(outcomesOf(again)).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('is confirmed, or cancelled for not coming and can sign up again', async () => {
    const { participation } = await signUp();
    const { id: participationId } = participation;
    const input = { participationId, version: 1, reason: 'DID_NOT_COME' };
    const cancelled = await act('cancelParticipation', input);
    expect(cancelled.participation).toMatchObject({ state: 'CANCELLED' });
    const again = await signUp();
    expect(again.participation).toMatchObject({ state: 'EXPECTED' });
    const confirm = `mutation ($input: ConfirmParticipationsInput!) {
      confirmParticipations(input: $input) { participations { state } } }`;
    const all = { activityId: event, participationIds: [again.participation.id] };
    const { data } = await community.query(confirm, { input: all }, associationLead, later);
    expect(data.confirmParticipations.participations).toEqual([{ state: 'CONFIRMED' }]);
  });
});
