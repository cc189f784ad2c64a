import { followedSampleRows } from '#shared/sample/sample-rows.ts';
import { followedParticipations } from './community-participation.table.ts';
import { participationFollower } from './follow-participations.ts';

type Participation = { id: string; personRecordId: string; occurredOn: string; state: string };

export const sampleFollowedParticipations = followedSampleRows(
  participationFollower,
  followedParticipations,
  { domain: 'community', table: 'participation' },
  ({ id, personRecordId, occurredOn, state }: Participation, followedAt) => ({
    participationId: id,
    personRecordId,
    occurredOn,
    state,
    followedAt,
  }),
);
