import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import { awardCall } from './award-call.ts';
import { moveUpReserve } from './move-up-reserve.ts';
import { rankCall } from './rank-call.ts';
import * as refusals from './ranking.wording.ts';
import { readRanking } from './read-ranking.ts';

export const rankingResolvers: Resolvers = {
  Mutation: {
    rankCall: async (_, { input }, context) =>
      toPayload(context, 'call', await rankCall(context, input), refusals.rankCallRefusals),
    awardCall: async (_, { input }, context) =>
      toPayload(context, 'call', await awardCall(context, input), refusals.awardCallRefusals),
    moveUpReserve: async (_, { input }, context) => {
      const result = await moveUpReserve(context, input);
      return toPayload(context, 'proposal', result, refusals.moveUpReserveRefusals);
    },
  },
  Call: { ranking: fromKey(({ id }, _, context) => readRanking(context, id)) },
  RankedProposal: {
    proposal: ({ proposalId }, _, context) => getOne(context, proposalUndertaking.list, proposalId),
  },
};
