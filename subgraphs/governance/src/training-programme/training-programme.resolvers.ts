import { toPayload } from '#shared/language/payload.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceTrainingProgramme } from './advance-training-programme.ts';
import { correctTrainingProgramme } from './correct-training-programme.ts';
import { openTrainingProgramme } from './open-training-programme.ts';
import { trainingProgrammeUndertaking } from './training-programme.repository.ts';
import {
  advanceTrainingProgrammeRefusals,
  correctTrainingProgrammeRefusals,
  openTrainingProgrammeRefusals,
} from './training-programme.wording.ts';

const entity = 'trainingProgramme';

export const trainingProgrammeResolvers: Resolvers = {
  Query: {
    trainingProgramme: (_, { id }, context) =>
      readOne(context, trainingProgrammeUndertaking.list, id),
    trainingProgrammes: (_, asked, context) =>
      readList(context, trainingProgrammeUndertaking.list, asked),
  },
  Mutation: {
    openTrainingProgramme: async (_, { input }, context) => {
      const result = await openTrainingProgramme(context, input);
      return toPayload(context, entity, result, openTrainingProgrammeRefusals);
    },
    advanceTrainingProgramme: async (_, { input }, context) => {
      const result = await advanceTrainingProgramme(context, input);
      return toPayload(context, entity, result, advanceTrainingProgrammeRefusals);
    },
    correctTrainingProgramme: async (_, { input }, context) => {
      const result = await correctTrainingProgramme(context, input);
      return toPayload(context, entity, result, correctTrainingProgrammeRefusals);
    },
  },
  TrainingProgramme: governanceFields(trainingProgrammeUndertaking),
};
