import type { Resolvers } from '../generated/resolvers.ts';
import { readOpenDuties } from './read-open-duties.ts';

export const openDutyResolvers: Resolvers = {
  Query: {
    openDuties: (_, { input }, context) => readOpenDuties(context, input.organisationId),
  },
};
