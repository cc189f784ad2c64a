import { erasureFollower } from '#shared/erasure/follow-erasures.ts';
import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { consentFollower } from './consent/follow-consents.ts';
import { erasurePlan } from './erasure/erasure.ts';
import { personRecordFollower } from './person-record/follow-person-records.ts';

/** What community follows of other domains. */
export const followers = [
  membershipFollower,
  personRecordFollower,
  consentFollower,
  erasureFollower({ domain: 'COMMUNITY', plan: erasurePlan }),
];
