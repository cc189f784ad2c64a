import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { referenceId } from '#shared/reference-id.ts';
import { openProgramme } from './programme.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody comes to a meeting of an association whom nobody in the programme has met before.

let graph: WholeGraph;
let microInterventionId: string;
let personRecordId: string;
let participationId: string;

const occurredOn = '2026-11-24';
const facts = {
  givenName: 'Zubaida',
  familyName: 'Prova Inventata',
  birthDate: '1994-02-03',
  citizenshipCodes: ['436'],
  sex: 'FEMALE',
};

beforeAll(async () => {
  graph = await openProgramme();
  const { data } = await graph.query(
    '{ microInterventions(first: 100, filter: { state: [RUNNING] }) { nodes { id organisation { id } } } }',
    {},
    'association-lead',
  );
  const organiser = referenceId('organisation', 'association-01');
  type Node = { id: string; organisation: { id: string } | null };
  const own = data.microInterventions.nodes.find(
    ({ organisation }: Node) => organisation?.id === organiser,
  );
  microInterventionId = own.id;
}, 300_000);
afterAll(() => graph.close());

async function enter(given: object): Promise<string> {
  const { data, errors } = await graph.query(
    `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
      personRecord { id accessPoint { id } owner { name } } errors { ... on UserError { code } } } }`,
    { input: { facts: { ...facts, ...given } } },
    'association-lead',
  );
  expect(errors).toEqual([]);
  expect(data.enterPersonRecord.errors).toEqual([]);
  expect(data.enterPersonRecord.personRecord.accessPoint).toBeNull();
  return data.enterPersonRecord.personRecord.id;
}

async function record(input: object) {
  const { data, errors } = await graph.query(
    `mutation ($input: RecordParticipationInput!) { recordParticipation(input: $input) {
      participation { id pending version } errors { ... on UserError { code } } } }`,
    { input: { microInterventionId, occurredOn, ...input } },
    'association-lead',
  );
  expect(errors).toEqual([]);
  expect(data.recordParticipation.errors).toEqual([]);
  return data.recordParticipation.participation;
}

async function match(identity: 'association-lead' | 'system-veneto-lavoro') {
  const { data, errors } = await graph.query(
    `query ($input: MatchPersonInput!) { matchPerson(input: $input) {
      candidates { holder { id } personRecord { id givenName } } } }`,
    { input: { facts } },
    identity,
  );
  expect(errors).toEqual([]);
  return data.matchPerson.candidates;
}

it('whoever leads the association asks whether they are known, enters them and records that they came', async () => {
  expect(await match('association-lead')).toEqual([]);
  personRecordId = await enter({});
  const participation = await record({ personRecordId });
  expect(participation.pending).toBe(false);
  participationId = participation.id;
  const { data, errors } = await graph.query(
    `query ($id: ID!) { participation(id: $id) { personRecord { givenName person {
      participations { totalCount } } } } }`,
    { id: participationId },
    'association-lead',
  );
  expect(errors).toEqual([]);
  expect(data.participation.personRecord).toEqual({
    givenName: 'Zubaida',
    person: { participations: { totalCount: 1 } },
  });
});

it('Veneto Lavoro learns of it what it learns of any record of another: somebody to ask', async () => {
  const { data } = await graph.query(
    `query ($record: ID!, $participation: ID!) {
      personRecord(id: $record) { givenName } participation(id: $participation) { id } }`,
    { record: personRecordId, participation: participationId },
    'system-veneto-lavoro',
  );
  expect(data).toEqual({ personRecord: null, participation: null });
  const [candidate, ...others] = await match('system-veneto-lavoro');
  expect(candidate).toEqual({ holder: { id: expect.any(String) }, personRecord: null });
  expect(others).toEqual([]);
});

it('a record that is still on its way completes what waits for it, by itself', async () => {
  const entered = await enter({ givenName: 'Farah', birthDate: '1988-07-01' });
  const waiting = await record({ awaitsRecord: true, personRecordId: entered });
  expect(waiting.pending).toBe(true);
  await graph.followAll();
  const { data } = await graph.query(
    `query ($id: ID!) { participation(id: $id) { pending version headCount { total }
      personRecord { givenName } } }`,
    { id: waiting.id },
    'association-lead',
  );
  expect(data.participation).toEqual({
    pending: false,
    version: 2,
    headCount: null,
    personRecord: { givenName: 'Farah' },
  });
});

it('while employment is down somebody is counted, who is said to be a person later', async () => {
  await graph.running.get('employment')?.close();
  const waiting = await record({ awaitsRecord: true, headCount: { female: 1 } });
  expect(waiting).toMatchObject({ pending: true, version: 1 });
  const { errors } = await graph.query(
    `mutation ($input: CompleteParticipationInput!) { completeParticipation(input: $input) {
      participation { id } } }`,
    {
      input: {
        participationId: waiting.id,
        version: 1,
        personRecordId: personRecordId.replace(/.$/, '0'),
      },
    },
    'association-lead',
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'DOMAIN_UNAVAILABLE' });
  const completed = await graph.query(
    `mutation ($input: CompleteParticipationInput!) { completeParticipation(input: $input) {
      errors { ... on UserError { code } } } }`,
    { input: { participationId: waiting.id, version: 1, personRecordId } },
    'association-lead',
  );
  expect(completed.data.completeParticipation.errors).toEqual([
    { code: 'PARTICIPATION_ALREADY_RECORDED' },
  ]);
});
