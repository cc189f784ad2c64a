import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  accessPointId,
  aMicroIntervention,
  anAssociation,
  aRecord,
  now,
  organisationId,
  today,
} from '../../tests/rows.ts';

const mutation = `mutation ($input: RecordParticipationInput!) { recordParticipation(input: $input) {
  participation { id state version occurredOn personRecord { id } organisation { id }
    microIntervention { id } headCount { total female male sexUnknown } }
  errors { __typename ... on UserError { code message path } } } }`;

let community: Bench;
let association: string;
let running: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  const own = { organisationId: organisationId('association-01') };
  association = await anAssociation(community, own);
});
beforeEach(async () => {
  running = await ours();
});
afterAll(() => community.close());

const ours = (facts = {}) =>
  aMicroIntervention(community, {
    associationId: association,
    organisationId: organisationId('association-01'),
    ...facts,
  });

async function record(input: object, viewer: Viewer = associationLead, options: AskOptions = {}) {
  const usual = { microInterventionId: running, occurredOn: today };
  const variables = { input: { ...usual, ...input } };
  const { data, errors } = await community.query(mutation, variables, viewer, { now, ...options });
  return { ...data?.recordParticipation, faults: errors };
}

const changesSeenBy = async (viewer: Viewer) => {
  const document =
    '{ communityChanges(first: 100) { nodes { entityType entityId kind version } } }';
  const scopes = [...viewer.scopes, 'feed:read' as const];
  const { data } = await community.query(document, {}, { ...viewer, scopes });
  return data.communityChanges.nodes;
};

it('records a person record, and tells the organiser and the holder of the record', async () => {
  const { id: personRecordId } = await aRecord(community);
  const { participation, errors } = await record({ personRecordId });
  expect(errors).toEqual([]);
  expect(participation).toMatchObject({
    state: 'ATTENDED',
    version: 1,
    occurredOn: today,
    personRecord: { id: personRecordId },
    organisation: { id: organisationId('association-01') },
    microIntervention: { id: running },
    headCount: null,
  });
  const change = {
    entityType: 'Participation',
    entityId: participation.id,
    kind: 'CREATED',
    version: 1,
  };
  expect(await changesSeenBy(associationLead)).toContainEqual(change);
  expect(await changesSeenBy(caseWorkerTreviso)).toContainEqual(change);
  expect(await changesSeenBy(caseWorkerPadova)).not.toContainEqual(change);
});

it('records a head-count, as often as there was one, and tells nobody but the organiser', async () => {
  const headCount = { female: 11, male: 8 };
  const first = await record({ headCount });
  const second = await record({ headCount });
  const { id, headCount: counted } = first.participation;
  expect(counted).toEqual({ total: 19, female: 11, male: 8, sexUnknown: 0 });
  expect(first.participation.personRecord).toBeNull();
  expect(second.participation.id).not.toBe(id);
  const others = await changesSeenBy(caseWorkerTreviso);
  expect(others.map((change: { entityId: string }) => change.entityId)).not.toContain(id);
});

it('records for a varied micro-intervention, on its first and its last day', async () => {
  const period = { state: 'VARIED' as const, startsOn: '2026-11-20', endsOn: '2026-11-23' };
  const microInterventionId = await ours(period);
  const headCount = { sexUnknown: 1 };
  const onDay = async (occurredOn: string) =>
    (await record({ microInterventionId, headCount, occurredOn })).errors[0]?.code;
  expect(await onDay('2026-11-19')).toBe('PARTICIPATION_OUTSIDE_INTERVENTION');
  expect(await onDay('2026-11-20')).toBeUndefined();
  expect(await onDay('2026-11-22')).toBeUndefined();
  expect(await onDay('2026-11-23')).toBe('PARTICIPATION_OUTSIDE_INTERVENTION');
});

describe('refusals', () => {
  const headCount = { female: 1 };

  async function refusal(input: object, options: AskOptions = {}) {
    const { participation, errors, faults } = await record(input, associationLead, options);
    expect(faults).toEqual([]);
    expect(participation).toBeNull();
    expect(errors).toHaveLength(1);
    return errors[0];
  }

  it('ParticipationNeedsOneSubject, for none or both', async () => {
    const { id: personRecordId } = await aRecord(community);
    const error = await refusal({});
    expect(error).toMatchObject({
      __typename: 'ParticipationNeedsOneSubject',
      code: 'PARTICIPATION_NEEDS_ONE_SUBJECT',
      path: ['input', 'personRecordId'],
    });
    const both = await refusal({ personRecordId, headCount });
    expect(both.code).toBe('PARTICIPATION_NEEDS_ONE_SUBJECT');
  });

  it('HeadCountInvalid, for nobody, fewer than nobody or a crowd beyond belief', async () => {
    for (const wrong of [{}, { female: 2, male: -1 }, { male: 100_001 }]) {
      const error = await refusal({ headCount: wrong });
      expect(error).toMatchObject({ code: 'HEAD_COUNT_INVALID', path: ['input', 'headCount'] });
    }
  });

  it('ParticipationInFuture, by the calendar of Italy', async () => {
    const occurredOn = '2026-11-24';
    const error = await refusal({ headCount, occurredOn });
    expect(error).toMatchObject({ code: 'PARTICIPATION_IN_FUTURE', path: ['input', 'occurredOn'] });
    const pastMidnightInItaly = new Date('2026-11-23T23:30:00Z');
    const late = await record({ headCount, occurredOn }, associationLead, {
      now: pastMidnightInItaly,
    });
    expect(late.errors).toEqual([]);
  });

  it('MicroInterventionNotFound, for one that is not there, of others or of nobody', async () => {
    const other = await anAssociation(community, {
      organisationId: organisationId('association-02'),
    });
    const theirs = await aMicroIntervention(community, {
      associationId: other,
      organisationId: organisationId('association-02'),
    });
    const informal = await anAssociation(community, { informal: true });
    const nobodys = await aMicroIntervention(community, { associationId: informal });
    for (const microInterventionId of [newId('micro_intervention'), theirs, nobodys]) {
      const error = await refusal({ headCount, microInterventionId });
      expect(error.code).toBe('MICRO_INTERVENTION_NOT_FOUND');
    }
    const withoutOrganisation = { ...associationLead, organisation: null };
    const { errors } = await record(
      { headCount, microInterventionId: nobodys },
      withoutOrganisation,
    );
    expect(errors[0].code).toBe('MICRO_INTERVENTION_NOT_FOUND');
  });

  it('MicroInterventionNotRunning, before its start and after its end', async () => {
    for (const state of ['PLANNED', 'COMPLETED', 'VERIFIED', 'STOPPED'] as const) {
      const error = await refusal({ headCount, microInterventionId: await ours({ state }) });
      expect(error.code).toBe('MICRO_INTERVENTION_NOT_RUNNING');
    }
  });

  it('ParticipationOutsideIntervention', async () => {
    const error = await refusal({ headCount, occurredOn: '2026-08-31' });
    expect(error).toMatchObject({
      code: 'PARTICIPATION_OUTSIDE_INTERVENTION',
      path: ['input', 'occurredOn'],
    });
  });

  it('PersonRecordUnknown, after asking employment once; nothing is written', async () => {
    let asked = 0;
    const catchUp = async () => {
      asked += 1;
    };
    const error = await refusal({ personRecordId: newId('person_record') }, { catchUp });
    expect(error).toMatchObject({
      code: 'PERSON_RECORD_UNKNOWN',
      path: ['input', 'personRecordId'],
    });
    expect(asked).toBe(1);
  });

  it('ParticipationAlreadyRecorded, for the same record on the same day only', async () => {
    const { id: personRecordId } = await aRecord(community);
    expect((await record({ personRecordId })).errors).toEqual([]);
    const error = await refusal({ personRecordId });
    expect(error.code).toBe('PARTICIPATION_ALREADY_RECORDED');
    const dayBefore = await record({ personRecordId, occurredOn: '2026-11-22' });
    expect(dayBefore.errors).toEqual([]);
  });

  it('ExternalRefTaken and ExternalRefMalformed, of the name the organisation gives it', async () => {
    const headCount = { female: 1 };
    expect((await record({ headCount, externalRef: 'REG-1' })).errors).toEqual([]);
    expect((await refusal({ headCount, externalRef: 'REG-1' })).code).toBe('EXTERNAL_REF_TAKEN');
    expect((await refusal({ headCount, externalRef: ' ' })).code).toBe('EXTERNAL_REF_MALFORMED');
  });

  it('words them in Italian for who reads Italian', async () => {
    const error = await refusal({}, { language: 'it' });
    expect(error.message).toContain('scheda');
  });
});

it('records someone entered a moment ago, once the feed was asked', async () => {
  const id = newId('person_record');
  const catchUp = async () => void (await aRecord(community, { id }));
  const { participation } = await record({ personRecordId: id }, associationLead, { catchUp });
  expect(participation.personRecord).toEqual({ id });
});

it('does not ask the feed for a record it knows', async () => {
  const { id: personRecordId } = await aRecord(community);
  const catchUp = () => Promise.reject(new Error('asked'));
  const { errors } = await record({ personRecordId }, associationLead, { catchUp });
  expect(errors).toEqual([]);
});

it('says that employment does not answer rather than that a record is unknown', async () => {
  const catchUp = () => Promise.reject(new Error('employment is down'));
  const input = { personRecordId: newId('person_record') };
  const { faults } = await record(input, associationLead, { catchUp });
  expect(faults[0]?.extensions).toMatchObject({ code: 'DOMAIN_UNAVAILABLE', domain: 'employment' });
});

it('lets exactly one of many simultaneous requests through', async () => {
  const { id: personRecordId } = await aRecord(community);
  const payloads = await Promise.all(Array.from({ length: 8 }, () => record({ personRecordId })));
  expect(payloads.filter(({ participation }) => participation)).toHaveLength(1);
  const refused = payloads.flatMap(({ errors }) =>
    errors.map(({ code }: { code: string }) => code),
  );
  expect(refused).toEqual(Array.from({ length: 7 }, () => 'PARTICIPATION_ALREADY_RECORDED'));
});

it('is forbidden without participation:write, and needs a token', async () => {
  const headCount = { female: 1 };
  for (const viewer of [caseWorkerTreviso, coordinator, systemVenetoLavoro]) {
    const { faults } = await record({ headCount }, viewer);
    expect(faults[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  const { faults } = await record({ headCount }, anonymous);
  expect(faults[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
});

it('refuses ids of another type as malformed', async () => {
  for (const input of [
    { personRecordId: running },
    { headCount: { female: 1 }, microInterventionId: association },
  ]) {
    const { faults } = await record(input);
    expect(faults[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED' });
  }
});

it('keeps with the participation where the record was held', async () => {
  const { id: personRecordId } = await aRecord(community, {
    organisationId: organisationId('veneto-lavoro'),
    accessPointId: accessPointId('CPI-PD-08'),
  });
  const { participation } = await record({ personRecordId });
  const document = 'query ($id: ID!) { participation(id: $id) { id } }';
  const seenBy = async (viewer: Viewer) =>
    (await community.query(document, { id: participation.id }, viewer)).data.participation;
  expect(await seenBy(caseWorkerPadova)).toEqual({ id: participation.id });
  expect(await seenBy(caseWorkerTreviso)).toBeNull();
});
