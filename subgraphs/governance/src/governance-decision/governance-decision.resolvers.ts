import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceMeetingUndertaking } from '../governance-meeting/governance-meeting.repository.ts';
import {
  decisionsOfMeeting,
  governanceDecisionList,
  ofNetwork,
} from './governance-decision.repository.ts';

export const governanceDecisionResolvers: Resolvers = {
  Query: {
    governanceDecision: (_, { id }, context) => readOne(context, governanceDecisionList, id),
    governanceDecisions: (_, asked, context) => readList(context, governanceDecisionList, asked),
  },
  GovernanceDecision: {
    __resolveReference: ({ id }, context) => readOne(context, governanceDecisionList, id),
    meeting: async ({ governanceMeetingId }, _, context) => {
      const { list } = governanceMeetingUndertaking;
      const meeting = await readOne(context, list, governanceMeetingId);
      if (!meeting) throw new Error(`Nothing is known of ${governanceMeetingId}`);
      return meeting;
    },
  },
  GovernanceMeeting: {
    decisions: ({ id }, _, context) =>
      readAllOf(context, 'decisions of meeting', decisionsOfMeeting, id),
  },
  Network: {
    decisions: ({ id }, asked, context) =>
      readListOf(context, governanceDecisionList, ofNetwork, id, asked),
  },
};
