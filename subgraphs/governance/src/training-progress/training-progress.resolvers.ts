import type { Resolvers } from '../generated/resolvers.ts';
import { readTrainingProgress } from './read-training-progress.ts';

export const trainingProgressResolvers: Resolvers = {
  Query: { trainingProgress: (_, __, context) => readTrainingProgress(context) },
};
