import { participationFollower } from './community-participation/follow-participations.ts';
import { membershipFollower } from './governance-membership/follow-memberships.ts';
import { comuneFollower, countryFollower } from './governance-place/follow-places.ts';

/** What employment follows of other domains. */
export const followers = [
  comuneFollower,
  countryFollower,
  membershipFollower,
  participationFollower,
];
