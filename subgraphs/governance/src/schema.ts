import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { membershipResolvers } from './membership/membership.resolvers.ts';
import { organisationResolvers } from './organisation/organisation.resolvers.ts';
import { territoryResolvers } from './territory/territory.resolvers.ts';

/** The modules of governance. */
export const modules = [
  territoryResolvers,
  organisationResolvers,
  membershipResolvers,
  changeFeedResolvers,
];
