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

/** Who is only expected has not come yet, and what is cancelled never was. */
const tookPart = (state: string) => state === 'ATTENDED' || state === 'CONFIRMED';

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
      personRecord && tookPart(state)
        ? [{ participationId: id, personRecordId: personRecord.id, occurredOn, state }]
        : [],
    );
    await upsertFollowed(tx, ofRecords, at);
    const ofNobody = items.filter(
      ({ state, personRecord }) => personRecord === null || !tookPart(state),
    );
    await removeFollowed(
      tx,
      ofNobody.map(({ id }) => id),
    );
  },
  drop: removeFollowed,
  dropNotSeenSince: removeFollowedBefore,
});
