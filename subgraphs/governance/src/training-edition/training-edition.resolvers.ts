import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { findTerritoryByKey } from '../territory/read-territory.ts';
import { trainingProgrammeUndertaking } from '../training-programme/training-programme.repository.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceTrainingEdition } from './advance-training-edition.ts';
import { correctTrainingEdition } from './correct-training-edition.ts';
import { openTrainingEdition } from './open-training-edition.ts';
import { ofTrainingProgramme, trainingEditionUndertaking } from './training-edition.repository.ts';
import { openPlaces } from './training-edition.ts';
import {
  advanceTrainingEditionRefusals,
  correctTrainingEditionRefusals,
  openTrainingEditionRefusals,
} from './training-edition.wording.ts';

const entity = 'trainingEdition';

export const trainingEditionResolvers: Resolvers = {
  Query: {
    trainingEdition: (_, { id }, context) => readOne(context, trainingEditionUndertaking.list, id),
    trainingEditions: (_, asked, context) =>
      readList(context, trainingEditionUndertaking.list, asked),
  },
  Mutation: {
    openTrainingEdition: async (_, { input }, context) => {
      const result = await openTrainingEdition(context, input);
      return toPayload(context, entity, result, openTrainingEditionRefusals);
    },
    advanceTrainingEdition: async (_, { input }, context) => {
      const result = await advanceTrainingEdition(context, input);
      return toPayload(context, entity, result, advanceTrainingEditionRefusals);
    },
    correctTrainingEdition: async (_, { input }, context) => {
      const result = await correctTrainingEdition(context, input);
      return toPayload(context, entity, result, correctTrainingEditionRefusals);
    },
  },
  TrainingEdition: {
    ...governanceFields(trainingEditionUndertaking),
    openPlaces,
    trainingProgramme: ({ trainingProgrammeId }, _, context) =>
      getOne(context, trainingProgrammeUndertaking.list, trainingProgrammeId),
    comune: ({ comuneCode, startsOn }, _, context) =>
      comuneCode === null
        ? null
        : findTerritoryByKey(
            context,
            territoryKey({ level: 'COMUNE', code: comuneCode }),
            startsOn,
          ),
  },
  TrainingProgramme: {
    editions: fromKey(({ id }, asked, context) =>
      readListOf(context, trainingEditionUndertaking.list, ofTrainingProgramme, id, asked),
    ),
  },
};
