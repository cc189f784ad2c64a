import type { Resolvers } from '../generated/resolvers.ts';
import { readTargets } from './read-targets.ts';

export const targetResolvers: Resolvers = {
  Query: { targets: (_, __, context) => readTargets(context) },
};
