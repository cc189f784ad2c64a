import { z } from 'zod';
import { defineFollower } from '#shared/change-feed/follower.ts';
import {
  removeFollowed,
  removeFollowedBefore,
  upsertFollowed,
} from './community-participation.repository.ts';

const participation = z.object({
  id: z.string(),
  state: z.string(),
  occurredOn: z.iso.date(),
  personRecord: z.object({ id: z.string() }).nullable(),
});

/** Keeps which records take part in community; head-counts are nobody and are not kept. */
export const participationFollower = defineFollower({
  name: 'community.Participation',
  feed: 'communityChanges',
  entityType: 'Participation',
  list: 'participations',
  selection: 'id state occurredOn personRecord { id }',
  parse: (node) => participation.parse(node),
  async put(tx, items, at) {
    const ofRecords = items.flatMap(({ id, state, occurredOn, personRecord }) =>
      personRecord
        ? [{ participationId: id, personRecordId: personRecord.id, occurredOn, state }]
        : [],
    );
    await upsertFollowed(tx, ofRecords, at);
    const ofNobody = items.filter(({ personRecord }) => personRecord === null);
    await removeFollowed(
      tx,
      ofNobody.map(({ id }) => id),
    );
  },
  drop: removeFollowed,
  dropNotSeenSince: removeFollowedBefore,
});
