import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { participationFollower } from './community-participation/follow-participations.ts';
import { receiptFollowers } from './erasure/follow-receipts.ts';
import { comuneFollower, countryFollower } from './governance-place/follow-places.ts';

/** What employment follows of other domains. */
export const followers = [
  comuneFollower,
  countryFollower,
  membershipFollower,
  participationFollower,
  ...receiptFollowers,
];
