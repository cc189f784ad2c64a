import type { Resolvers } from '../generated/resolvers.ts';
import { readOpenCases } from './read-open-cases.ts';

export const openCaseCountResolvers: Resolvers = {
  Query: {
    openCases: (_, { input }, context) => readOpenCases(context, input.organisationId),
  },
};
