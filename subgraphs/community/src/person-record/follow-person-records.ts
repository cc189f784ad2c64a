import { z } from 'zod';
import { appendChanges } from '#shared/change-feed/append-change.ts';
import { defineFollower } from '#shared/change-feed/follower.ts';
import type { Tx } from '#shared/database/database.ts';
import { forgetOutcomes } from '#shared/database/forget-outcomes.ts';
import { completeAwaited } from '../participation/completion.repository.ts';
import { alignWithRecords } from '../participation/participation.repository.ts';
import { audienceOf, changesFor } from '../participation/participation.ts';
import { alignResponsesWithRecords } from '../survey-response/survey-response.repository.ts';
import { putRecords, removeRecords, removeRecordsNotPutSince } from './person-record.repository.ts';
import type { FollowedPersonRecord } from './person-record.ts';

const reference = z.object({ id: z.string() });

type Followed = FollowedPersonRecord & { isErased: boolean };

const recordNode = z
  .object({
    id: z.string(),
    state: z.string(),
    person: reference,
    owner: reference,
    accessPoint: reference.nullable(),
    externalRef: z.string().nullable(),
  })
  .transform(
    ({ id, state, person, owner, accessPoint, externalRef }): Followed => ({
      isErased: state === 'ERASED',
      id,
      personId: person.id,
      organisationId: owner.id,
      accessPointId: accessPoint?.id ?? null,
      externalRef,
    }),
  );

/** Employment's person records: whose they are decides who sees their participations. */
export const personRecordFollower = defineFollower<Followed>({
  name: 'employment.PersonRecord',
  feed: 'employmentChanges',
  entityType: 'PersonRecord',
  list: 'personRecords',
  selection: 'id state person { id } owner { id } accessPoint { id } externalRef',
  parse: (node) => recordNode.parse(node),
  async put(tx, items, at) {
    // Who is erased is still in the feed, and is nobody here.
    const gone = items.filter(({ isErased }) => isErased).map(({ id }) => id);
    if (gone.length > 0) {
      await removeRecords(tx, gone);
      await forget(tx, gone);
    }
    const records = items.filter((each) => !each.isErased).map(({ isErased: _, ...rest }) => rest);
    if (records.length === 0) return;
    await putRecords(tx, records, at);
    const { changes } = await completeAwaited(tx);
    await appendChanges(tx, changes);
    await align(
      tx,
      records.map(({ id }) => id),
    );
  },
  async drop(tx, ids) {
    await removeRecords(tx, ids);
    await forget(tx, ids);
  },
  async dropNotSeenSince(tx, at) {
    await forget(tx, await removeRecordsNotPutSince(tx, at));
  },
});

/** What was answered under keys about records that are gone would be given again. */
async function forget(tx: Tx, recordIds: string[]): Promise<void> {
  await align(tx, recordIds);
  await forgetOutcomes(tx, recordIds);
}

/** Participations follow their records, and whoever gains or loses sight of one learns of it. */
async function align(tx: Tx, recordIds: string[]): Promise<void> {
  const moved = await alignWithRecords(tx, recordIds);
  const changes = moved.flatMap(({ organisationId, before, now, ...participation }) =>
    changesFor(participation, audienceOf(organisationId, before), audienceOf(organisationId, now)),
  );
  await appendChanges(tx, changes);
  await alignResponsesWithRecords(tx, recordIds);
}
