import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { personRecordFollower } from './person-record/follow-person-records.ts';

/** What community follows of other domains. */
export const followers = [membershipFollower, personRecordFollower];
