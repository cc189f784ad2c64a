import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { codeListResolvers } from './code-list/code-list.resolvers.ts';
import { countryResolvers } from './country/country.resolvers.ts';
import { membershipResolvers } from './membership/membership.resolvers.ts';
import { organisationResolvers } from './organisation/organisation.resolvers.ts';
import { territoryResolvers } from './territory/territory.resolvers.ts';

/** The modules of governance. */
export const modules = [
  territoryResolvers,
  organisationResolvers,
  membershipResolvers,
  codeListResolvers,
  countryResolvers,
  changeFeedResolvers,
];
