import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setClaims } from '#shared/database/claims.ts';
import type { Tx } from '#shared/database/database.ts';
import { runCounted, type StatementCount } from '#shared/database/statement-count.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  caseWorkerPadova,
  caseWorkerTreviso,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  accessPointId,
  aMicroIntervention,
  anAssociation,
  aParticipation,
  aRecord,
  asPlatform,
  now,
  organisationId,
  today,
} from '../../tests/rows.ts';
import { insertUnlessRecorded } from '../participation/participation.repository.ts';
import { participations } from '../participation/participation.table.ts';
import { type NewParticipation, ofRecord } from '../participation/participation.ts';
import { personRecordFollower } from './follow-person-records.ts';
import { holdRecord } from './person-record.repository.ts';
import { followedPersonRecords } from './person-record.table.ts';
import type { FollowedPersonRecord } from './person-record.ts';

let community: Bench;
let microInterventionId: string;
const organiser = organisationId('association-01');

beforeAll(async () => {
  community = await openSubgraph('community');
  const associationId = await anAssociation(community, { ownOrganisationId: organiser });
  const facts = { associationId, organisationId: organiser };
  microInterventionId = await aMicroIntervention(community, facts);
});
afterAll(() => community.close());

const put = (records: FollowedPersonRecord[], at = now) =>
  asPlatform(community, (tx) => personRecordFollower.put(tx, records, at));
const drop = (ids: string[]) => asPlatform(community, (tx) => personRecordFollower.drop(tx, ids));

const as = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  community.database.transaction(async (tx) => {
    await tx.execute(setClaims(viewer));
    return work(tx);
  });

const inPadova = {
  organisationId: organisationId('veneto-lavoro'),
  accessPointId: accessPointId('CPI-PD-08'),
};
const inTreviso = {
  organisationId: organisationId('comune-treviso'),
  accessPointId: accessPointId('DESK-TREVISO'),
};

async function aPresence(facts: Partial<FollowedPersonRecord> = {}) {
  const { followedAt: _, ...record } = await aRecord(community, { ...inTreviso, ...facts });
  const participation = { microInterventionId, organisationId: organiser };
  const id = await aParticipation(community, participation, { ...record, followedAt: now });
  return { id, record };
}

async function presencesOf(personId: string, viewer: Viewer): Promise<string[]> {
  const document = `query ($people: [_Any!]!) { _entities(representations: $people) { ... on Person {
    participations(first: 100) { totalCount nodes { id } } } } }`;
  const variables = { people: [{ __typename: 'Person', id: personId }] };
  const { data } = await community.query(document, variables, viewer);
  const { nodes, totalCount } = data._entities[0].participations;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => id).sort();
}

/** What a viewer's feed says of one participation, oldest first. */
async function changesOf(id: string, viewer: Viewer): Promise<string[]> {
  const document = `query ($after: String) { communityChanges(first: 100, after: $after) {
    nodes { entityId kind version } pageInfo { hasNextPage endCursor } } }`;
  const follower: Viewer = { ...viewer, scopes: ['feed:read'] };
  const read: { entityId: string; kind: string; version: number }[] = [];
  let after: string | null = null;
  for (;;) {
    const { data } = await community.query(document, { after }, follower);
    read.push(...data.communityChanges.nodes);
    if (!data.communityChanges.pageInfo.hasNextPage) break;
    after = data.communityChanges.pageInfo.endCursor;
  }
  return read
    .filter(({ entityId }) => entityId === id)
    .map(({ kind, version }) => `${kind} ${version}`);
}

it('reads from the graph what it keeps', () => {
  const [id, personId] = [newId('person_record'), newId('person')];
  const held = { owner: { id: organiser }, accessPoint: null, externalRef: 'AP-1' };
  const node = { id, state: 'ACTIVE', person: { id: personId }, ...held };
  const expected = {
    ...{ id, personId, organisationId: organiser, accessPointId: null },
    ...{ externalRef: 'AP-1', isErased: false },
  };
  expect(personRecordFollower.parse(node)).toEqual(expected);
  expect(() => personRecordFollower.parse({ ...node, owner: null })).toThrow();
});

describe('when employment merges two persons', () => {
  it('the participations go to the one that stays, and back when the merge is undone', async () => {
    const staying = await aPresence();
    const merged = await aPresence(inPadova);
    const { personId } = staying.record;
    await put([{ ...merged.record, personId }]);
    expect(await presencesOf(personId, associationLead)).toEqual([staying.id, merged.id].sort());
    expect(await presencesOf(merged.record.personId, associationLead)).toEqual([]);
    expect(await changesOf(merged.id, associationLead)).toEqual(['UPDATED 2']);
    expect(await changesOf(merged.id, caseWorkerPadova)).toEqual(['UPDATED 2']);
    await put([merged.record]);
    expect(await presencesOf(personId, associationLead)).toEqual([staying.id]);
    expect(await presencesOf(merged.record.personId, associationLead)).toEqual([merged.id]);
  });

  it('a holder still sees only the participations of its own records', async () => {
    const staying = await aPresence();
    const merged = await aPresence(inPadova);
    await put([{ ...merged.record, personId: staying.record.personId }]);
    expect(await presencesOf(staying.record.personId, caseWorkerTreviso)).toEqual([staying.id]);
    expect(await presencesOf(staying.record.personId, caseWorkerPadova)).toEqual([merged.id]);
  });
});

it('hands sight of a participation to the new holder of its record, and tells both', async () => {
  const { id, record } = await aPresence();
  await put([{ ...record, ...inPadova }]);
  expect(await presencesOf(record.personId, caseWorkerPadova)).toEqual([id]);
  expect(await presencesOf(record.personId, caseWorkerTreviso)).toEqual([]);
  expect(await changesOf(id, caseWorkerPadova)).toEqual(['CREATED 2']);
  expect(await changesOf(id, caseWorkerTreviso)).toEqual(['REMOVED 2']);
  expect(await changesOf(id, associationLead)).toEqual(['UPDATED 2']);
});

it('takes a record that is erased and still in the feed for one that is gone', async () => {
  const { id, record } = await aPresence();
  const erased = { ...record, isErased: true };
  await put([erased]);
  expect(await presencesOf(record.personId, caseWorkerTreviso)).toEqual([]);
  expect(await changesOf(id, caseWorkerTreviso)).toEqual(['REMOVED 2']);
  await put([erased]);
  expect(await changesOf(id, caseWorkerTreviso)).toEqual(['REMOVED 2']);
});

it('follows a record to another access point, and to none', async () => {
  const { id, record } = await aPresence({
    ...inPadova,
    accessPointId: accessPointId('CPI-VR-01'),
  });
  expect(await presencesOf(record.personId, caseWorkerPadova)).toEqual([]);
  await put([{ ...record, ...inPadova }]);
  expect(await presencesOf(record.personId, caseWorkerPadova)).toEqual([id]);
  await put([{ ...record, ...inPadova, accessPointId: null }]);
  expect(await presencesOf(record.personId, caseWorkerPadova)).toEqual([]);
  expect(await presencesOf(record.personId, systemVenetoLavoro)).toEqual([id]);
});

it('writes and tells nothing when the same comes again', async () => {
  const { id, record } = await aPresence();
  await put([record]);
  await put([record]);
  expect(await changesOf(id, associationLead)).toEqual([]);
});

it('keeps a participation whose record is gone for the organiser alone', async () => {
  const { id, record } = await aPresence();
  await drop([record.id]);
  expect(await presencesOf(record.personId, associationLead)).toEqual([]);
  const document = 'query ($id: ID!) { participation(id: $id) { version personRecord { id } } }';
  const { data } = await community.query(document, { id }, associationLead);
  expect(data.participation).toEqual({ version: 2, personRecord: { id: record.id } });
  const { data: others } = await community.query(document, { id }, caseWorkerTreviso);
  expect(others.participation).toBeNull();
  expect(await changesOf(id, caseWorkerTreviso)).toEqual(['REMOVED 2']);
  await drop([record.id]);
  expect(await changesOf(id, associationLead)).toEqual(['UPDATED 2']);
});

it('ends a snapshot by dropping what it did not bring', async () => {
  const [kept, gone] = [await aPresence(), await aPresence()];
  const startedAt = new Date(now.getTime() + 60_000);
  await put([kept.record], startedAt);
  await asPlatform(community, (tx) => personRecordFollower.dropNotSeenSince(tx, startedAt));
  expect(await presencesOf(kept.record.personId, associationLead)).toEqual([kept.id]);
  expect(await presencesOf(gone.record.personId, associationLead)).toEqual([]);
  const ids = await asPlatform(community, (tx) =>
    tx.select({ id: followedPersonRecords.id }).from(followedPersonRecords),
  );
  expect(ids).toEqual([{ id: kept.record.id }]);
});

it('puts a batch of 100 by as many statements as one of 20', async () => {
  const count = async (size: number) => {
    const presences = await Promise.all(Array.from({ length: size }, () => aPresence()));
    const moved = presences.map(({ record }) => ({ ...record, personId: newId('person') }));
    const counted: StatementCount = { statements: 0, roundTrips: 0 };
    await runCounted(counted, () => put(moved));
    return counted.statements;
  };
  expect(await count(100)).toBe(await count(20));
});

describe('when a participation is recorded while its record moves', () => {
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 200));

  async function aMove() {
    const { followedAt: _, ...record } = await aRecord(community, inTreviso);
    return { record, moved: { ...record, personId: newId('person') } };
  }

  const draftOf = (personRecordId: string): NewParticipation => ({
    microInterventionId,
    communityEventId: null,
    sportActionId: null,
    organisationId: organiser,
    ...ofRecord(personRecordId),
    state: 'ATTENDED',
    occurredOn: today,
    externalRef: null,
    version: 1,
  });

  it('the move waits for the recording, and takes it along', async () => {
    const { record, moved } = await aMove();
    const { id, moving } = await as(associationLead, async (tx) => {
      const held = await holdRecord(tx, record.id);
      const recorded = await insertUnlessRecorded(tx, draftOf(record.id), held ?? null);
      const underWay = put([moved]);
      await aMoment();
      return { id: recorded?.id, moving: underWay };
    });
    await moving;
    expect(await presencesOf(moved.personId, associationLead)).toEqual([id]);
  });

  it('the recording waits for the move, and follows it', async () => {
    const { record, moved } = await aMove();
    const recording = await asPlatform(community, async (tx) => {
      await personRecordFollower.put(tx, [moved], now);
      const underWay = as(associationLead, async (other) => {
        const held = await holdRecord(other, record.id);
        return insertUnlessRecorded(other, draftOf(record.id), held ?? null);
      });
      await aMoment();
      return { underWay };
    });
    const recorded = await recording.underWay;
    expect(await presencesOf(moved.personId, associationLead)).toEqual([recorded?.id]);
  });
});

it('lets nobody but the platform write what it follows, or move a participation', async () => {
  const { record } = await aPresence();
  const claimed = { personId: newId('person') };
  const another = { ...record, id: newId('person_record'), followedAt: now };
  const refused = { cause: { message: expect.stringContaining('row-level security') } };
  await expect(
    as(associationLead, (tx) => tx.update(followedPersonRecords).set(claimed)),
  ).rejects.toMatchObject(refused);
  await expect(
    as(caseWorkerTreviso, (tx) => tx.insert(followedPersonRecords).values(another)),
  ).rejects.toMatchObject(refused);
  await as(caseWorkerTreviso, (tx) => tx.update(participations).set(claimed));
  const people = await asPlatform(community, (tx) =>
    tx.select({ personId: participations.personId }).from(participations),
  );
  expect(people).not.toContainEqual(claimed);
});
