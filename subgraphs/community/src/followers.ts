import { erasureFollower } from '#shared/erasure/follow-erasures.ts';
import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { erasurePlan } from './erasure/erasure.ts';
import { personRecordFollower } from './person-record/follow-person-records.ts';

/** What community follows of other domains. */
export const followers = [
  membershipFollower,
  personRecordFollower,
  erasureFollower({ domain: 'COMMUNITY', plan: erasurePlan }),
];
