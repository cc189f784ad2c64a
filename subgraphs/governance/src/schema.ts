import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { codeListResolvers } from './code-list/code-list.resolvers.ts';
import { countryResolvers } from './country/country.resolvers.ts';
import { governanceDecisionResolvers } from './governance-decision/governance-decision.resolvers.ts';
import { governanceMeetingResolvers } from './governance-meeting/governance-meeting.resolvers.ts';
import { membershipResolvers } from './membership/membership.resolvers.ts';
import { networkResolvers } from './network/network.resolvers.ts';
import { networkMemberResolvers } from './network-member/network-member.resolvers.ts';
import { organisationResolvers } from './organisation/organisation.resolvers.ts';
import { territoryResolvers } from './territory/territory.resolvers.ts';

/** The modules of governance. */
export const modules = [
  territoryResolvers,
  organisationResolvers,
  membershipResolvers,
  codeListResolvers,
  countryResolvers,
  networkResolvers,
  networkMemberResolvers,
  governanceMeetingResolvers,
  governanceDecisionResolvers,
  changeFeedResolvers,
];
