import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, platform } from '../../../../tests/viewers.ts';
import { type Added, addRecords, entities } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { followedParticipations } from './community-participation.table.ts';
import { participationFollower } from './follow-participations.ts';

let employment: Bench;
let record: Added;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const [added] = await addRecords(employment, 1);
  if (!added) throw new Error('The fixture made no record');
  record = added;
});
afterAll(() => employment.close());

const id = newId('participation');
const ofRecord = () => ({
  id,
  state: 'ATTENDED',
  occurredOn: '2026-02-01',
  personRecord: { id: record.id },
});
const headCount = () => ({ ...ofRecord(), id: newId('participation'), personRecord: null });

const put = (nodes: unknown[], at = new Date()) =>
  actingAs(employment, platform, (tx) =>
    participationFollower.put(tx, nodes.map(participationFollower.parse), at),
  );

const kept = () => actingAs(employment, platform, (tx) => tx.select().from(followedParticipations));

const takesPart = async () => {
  const { data } = await employment.query(
    entities('... on Person { takesPartInCommunity }'),
    { representations: [{ __typename: 'Person', id: record.personId }] },
    caseWorkerPadova,
  );
  return data._entities[0].takesPartInCommunity;
};

describe('following the participations of community', () => {
  it('makes a person take part, however often it is told', async () => {
    expect(await takesPart()).toBe(false);
    await put([ofRecord(), headCount()]);
    await put([{ ...ofRecord(), state: 'CONFIRMED' }]);
    expect(await takesPart()).toBe(true);
    expect(await kept()).toMatchObject([{ participationId: id, state: 'CONFIRMED' }]);
  });

  it('keeps no head-count, also not what became one', async () => {
    await put([ofRecord()]);
    await put([{ ...ofRecord(), personRecord: null }]);
    expect(await kept()).toEqual([]);
  });

  it('keeps nothing of what is cancelled, or only expected', async () => {
    await put([ofRecord()]);
    await put([{ ...ofRecord(), state: 'CANCELLED' }]);
    await put([{ ...ofRecord(), id: newId('participation'), state: 'EXPECTED' }]);
    expect(await kept()).toEqual([]);
    expect(await takesPart()).toBe(false);
  });

  it('drops what is gone', async () => {
    await put([ofRecord()]);
    await actingAs(employment, platform, (tx) => participationFollower.drop(tx, [id]));
    expect(await takesPart()).toBe(false);
    await actingAs(employment, platform, (tx) => participationFollower.drop(tx, []));
  });

  it('drops after a snapshot what the snapshot did not show', async () => {
    const [before, snapshot] = [new Date('2026-01-01T10:00:00Z'), new Date('2026-01-02T10:00:00Z')];
    const shown = newId('participation');
    await put([ofRecord(), { ...ofRecord(), id: shown }], before);
    await put([{ ...ofRecord(), id: shown }], snapshot);
    await actingAs(employment, platform, (tx) =>
      participationFollower.dropNotSeenSince(tx, snapshot),
    );
    expect(await kept()).toMatchObject([{ participationId: shown }]);
  });

  it('refuses what is not a participation', () => {
    expect(() => participationFollower.parse({ id, state: 'ATTENDED' })).toThrow();
  });
});
