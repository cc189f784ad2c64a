import type { Resolvers } from '../generated/resolvers.ts';
import { readPathwayFunnel } from './read-pathway-funnel.ts';

export const pathwayFunnelResolvers: Resolvers = {
  Query: {
    pathwayFunnel: (_, { filter }, context) => readPathwayFunnel(context, filter ?? {}),
  },
};
