import type { Resolvers } from '../generated/resolvers.ts';
import { readTakingPart } from './read-taking-part.ts';

export const communityParticipationResolvers: Resolvers = {
  Person: {
    takesPartInCommunity: ({ id }, _, context) => readTakingPart(context, id),
  },
};
