import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aCommunityEvent } from '../../tests/activities.ts';
import {
  accessPointId,
  aParticipation,
  aRecord,
  asPlatform,
  now,
  organisationId,
  today,
} from '../../tests/rows.ts';
import { personRecordFollower } from '../person-record/follow-person-records.ts';

let community: Bench;
let event: string;
const own = { organisationId: organisationId('association-01') };
const isDown = { catchUp: () => Promise.reject(new Error('employment is down')) };

beforeAll(async () => {
  community = await openSubgraph('community');
});
beforeEach(async () => {
  event = await aCommunityEvent(community, own);
});
afterAll(() => community.close());

const shown = `participation { id version pending state personRecord { id }
  headCount { total female cells { sex count } } }
  errors { ... on UserError { code message path } }`;

async function record(input: object, options: object = isDown) {
  const document = `mutation ($input: RecordParticipationInput!) {
    payload: recordParticipation(input: $input) { ${shown} } }`;
  const variables = { input: { communityEventId: event, occurredOn: today, ...input } };
  const asked = { now, ...options };
  const { data, errors } = await community.query(document, variables, associationLead, asked);
  return { ...data?.payload, faults: errors };
}

type Completing = { participationId: string; personRecordId: string; version?: number };

async function complete(input: Completing, viewer: Viewer = associationLead, options = {}) {
  const document = `mutation ($input: CompleteParticipationInput!) {
    payload: completeParticipation(input: $input) { ${shown} } }`;
  const variables = { input: { version: 1, ...input } };
  const { data, errors } = await community.query(document, variables, viewer, { now, ...options });
  return { ...data?.payload, faults: errors };
}

const arrived = (id: string, facts = {}) => ({
  id,
  personId: newId('person'),
  organisationId: organisationId('comune-treviso'),
  accessPointId: accessPointId('DESK-TREVISO'),
  externalRef: null,
  ...facts,
});

const put = (records: ReturnType<typeof arrived>[]) =>
  asPlatform(community, (tx) => personRecordFollower.put(tx, records, now));

/** Presences of the event, of persons and of those who are counted. */
async function presences() {
  const document = `query ($event: ID!) { communityEvent(id: $event) { originMix { counted unknown }
    participations(first: 100) { nodes { id version pending personRecord { id } headCount { total } } } } }`;
  const { data } = await community.query(document, { event }, associationLead);
  const { participations, originMix } = data.communityEvent;
  return { nodes: participations.nodes, all: originMix.counted + originMix.unknown };
}

async function toldOf(id: string, viewer: Viewer): Promise<string[]> {
  const document = '{ communityChanges(first: 100) { nodes { entityId kind version } } }';
  const { data } = await community.query(document, {}, { ...viewer, scopes: ['feed:read'] });
  type Node = { entityId: string; kind: string; version: number };
  return data.communityChanges.nodes
    .filter((node: Node) => node.entityId === id)
    .map(({ kind, version }: Node) => `${kind} ${version}`);
}

describe('while employment is down', () => {
  it('somebody met here is counted, and becomes the person once the record arrives', async () => {
    const personRecordId = newId('person_record');
    const headCount = { cells: [{ sex: 'FEMALE', ageBracket: 'FROM_18_TO_60', count: 1 }] };
    const { participation } = await record({ awaitsRecord: true, personRecordId, headCount });
    expect(participation).toMatchObject({
      pending: true,
      personRecord: null,
      headCount: { total: 1, female: 1 },
    });
    expect(await toldOf(participation.id, caseWorkerTreviso)).toEqual([]);
    await put([arrived(personRecordId)]);
    const { nodes, all } = await presences();
    expect(nodes).toEqual([
      {
        id: participation.id,
        version: 2,
        pending: false,
        personRecord: { id: personRecordId },
        headCount: null,
      },
    ]);
    expect(all).toBe(1);
    expect(await toldOf(participation.id, associationLead)).toEqual(['CREATED 1', 'UPDATED 2']);
    expect(await toldOf(participation.id, caseWorkerTreviso)).toEqual(['CREATED 2']);
    await put([arrived(newId('person_record'))]);
    expect((await presences()).nodes).toMatchObject([{ version: 2 }]);
  });

  it('the same person is not counted twice, awaited or arrived', async () => {
    const personRecordId = newId('person_record');
    await record({ awaitsRecord: true, personRecordId });
    const again = await record({ awaitsRecord: true, personRecordId });
    expect(again.errors[0].code).toBe('PARTICIPATION_ALREADY_RECORDED');
    await put([arrived(personRecordId)]);
    for (const awaitsRecord of [true, false]) {
      const { errors } = await record({ awaitsRecord, personRecordId });
      expect(errors[0].code).toBe('PARTICIPATION_ALREADY_RECORDED');
    }
    expect((await presences()).all).toBe(1);
  });

  it('one whose record has come already is recorded as that person', async () => {
    const { id: personRecordId } = await aRecord(community);
    const { participation } = await record({ awaitsRecord: true, personRecordId });
    expect(participation).toMatchObject({ pending: false, headCount: null });
    expect(participation.personRecord).toEqual({ id: personRecordId });
  });

  it('exactly one person is awaited, counted of unknown sex unless said', async () => {
    const { participation } = await record({ awaitsRecord: true });
    expect(participation.headCount).toMatchObject({ total: 1, female: 0 });
    const { errors } = await record({ awaitsRecord: true, headCount: { female: 2 } });
    expect(errors[0]).toMatchObject({
      code: 'PARTICIPATION_AWAITS_ONE_PERSON',
      path: ['input', 'headCount'],
    });
  });

  it('those who wait are found by a filter', async () => {
    const { participation } = await record({ awaitsRecord: true });
    await aParticipation(community, { ...own, communityEventId: event, occurredOn: today });
    const document = `query ($event: ID!, $pending: Boolean) { communityEvent(id: $event) {
      participations(filter: { pending: $pending }) { nodes { id } totalCount } } }`;
    const total = async (pending: boolean | null) => {
      const { data } = await community.query(document, { event, pending }, associationLead);
      return data.communityEvent.participations;
    };
    expect(await total(true)).toEqual({ nodes: [{ id: participation.id }], totalCount: 1 });
    expect((await total(false)).totalCount).toBe(1);
    expect((await total(null)).totalCount).toBe(2);
  });
});

describe('one that awaits somebody', () => {
  const awaiting = async () => (await record({ awaitsRecord: true })).participation.id;

  it('is said whose it was, once, by one of many at once', async () => {
    const participationId = await awaiting();
    const { id: personRecordId } = await aRecord(community);
    const input = { participationId, personRecordId };
    const payloads = await Promise.all(Array.from({ length: 5 }, () => complete(input)));
    const [done, ...others] = payloads.flatMap(({ participation }) => participation ?? []);
    expect(others).toEqual([]);
    expect(done).toMatchObject({ version: 2, pending: false, headCount: null });
    expect(await toldOf(participationId, caseWorkerTreviso)).toEqual(['CREATED 2']);
    const late = await complete({ ...input, version: 2 });
    expect(late.errors[0].code).toBe('PARTICIPATION_NOT_PENDING');
  });

  it('is not of somebody who is there already, and can be cancelled', async () => {
    const participationId = await awaiting();
    const { id: personRecordId } = await aRecord(community);
    await record({ personRecordId });
    const { errors } = await complete({ participationId, personRecordId });
    expect(errors[0]).toMatchObject({
      code: 'PARTICIPATION_ALREADY_RECORDED',
      path: ['input', 'personRecordId'],
    });
    expect((await presences()).all).toBe(2);
    const cancel = `mutation ($id: ID!) { cancelParticipation(input: {
      participationId: $id, version: 1, reason: DUPLICATE }) { participation { pending state } } }`;
    const cancelled = await community.query(cancel, { id: participationId }, associationLead);
    expect(cancelled.data.cancelParticipation.participation).toEqual({
      pending: false,
      state: 'CANCELLED',
    });
    expect((await presences()).all).toBe(1);
  });

  it('is never counted beside the person, when that is recorded at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const participationId = await awaiting();
      const { id: personRecordId } = await aRecord(community);
      await Promise.all([
        complete({ participationId, personRecordId }),
        record({ personRecordId }),
      ]);
      const ofPerson = (await presences()).nodes.filter(
        (node: { personRecord: { id: string } | null }) => node.personRecord?.id === personRecordId,
      );
      expect(ofPerson).toHaveLength(1);
    }
  });

  it('is refused when it is cancelled, changed, of others, or the record unknown', async () => {
    const participationId = await awaiting();
    const { id: personRecordId } = await aRecord(community);
    const input = { participationId, personRecordId };
    const codeOf = async (changed: object, viewer?: Viewer) =>
      (await complete({ ...input, ...changed }, viewer)).errors[0].code;
    expect(await codeOf({ version: 7 })).toBe('PARTICIPATION_CHANGED');
    expect(await codeOf({}, associationLeadVerona)).toBe('PARTICIPATION_NOT_FOUND');
    expect(await codeOf({ personRecordId: newId('person_record') })).toBe('PERSON_RECORD_UNKNOWN');
    const counted = await aParticipation(community, { ...own, communityEventId: event });
    expect(await codeOf({ participationId: counted })).toBe('PARTICIPATION_NOT_PENDING');
    const { faults } = await complete(input, coordinator);
    expect(faults[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const notPending = await complete({ ...input, participationId: counted }, associationLead, {
      language: 'it',
    });
    expect(notPending.errors[0].message).toContain('non è in attesa');
  });
});

it('counts everybody once, however recordings, arrivals and completions are mixed', async () => {
  const step = fc.record({
    person: fc.nat(3),
    what: fc.constantFrom('await', 'record', 'arrive'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      event = await aCommunityEvent(community, own);
      const ids = Array.from({ length: 4 }, () => newId('person_record'));
      const came = new Set<number>();
      const known = new Set<number>();
      for (const { person, what } of steps) {
        const personRecordId = ids[person] ?? '';
        if (what === 'arrive') {
          await put([arrived(personRecordId)]);
          known.add(person);
          continue;
        }
        await record({ personRecordId, awaitsRecord: what === 'await' }, {});
        if (what === 'await' || known.has(person)) came.add(person);
      }
      const { nodes, all } = await presences();
      expect(all).toBe(came.size);
      expect(nodes).toHaveLength(came.size);
      const persons = nodes.filter((node: { pending: boolean }) => !node.pending);
      expect(persons).toHaveLength([...came].filter((person) => known.has(person)).length);
    }),
    { numRuns: 15 },
  );
});
