import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { moveTrainingSession } from './move-training-session.ts';
import { planTrainingSession } from './plan-training-session.ts';
import { ofPlace, sessionsOfEdition, trainingSessionList } from './training-session.repository.ts';
import {
  moveTrainingSessionRefusals,
  planTrainingSessionRefusals,
} from './training-session.wording.ts';

const entity = 'trainingSession';

export const trainingSessionResolvers: Resolvers = {
  Query: {
    trainingSession: (_, { id }, context) => readOne(context, trainingSessionList, id),
  },
  Mutation: {
    planTrainingSession: async (_, { input }, context) => {
      const result = await planTrainingSession(context, input);
      return toPayload(context, entity, result, planTrainingSessionRefusals);
    },
    moveTrainingSession: async (_, { input }, context) => {
      const result = await moveTrainingSession(context, input);
      return toPayload(context, entity, result, moveTrainingSessionRefusals);
    },
  },
  TrainingSession: {
    __resolveReference: ({ id }, context) => readOne(context, trainingSessionList, id),
    trainingEdition: ({ trainingEditionId }, _, context) =>
      getOne(context, trainingEditionUndertaking.list, trainingEditionId),
    place: ({ placeId }) => (placeId ? { id: placeId } : null),
  },
  Place: {
    trainingSessions: fromKey(({ id }, asked, context) =>
      readListOf(context, trainingSessionList, ofPlace, id, asked),
    ),
  },
  TrainingEdition: {
    sessions: ({ id }, _, context) =>
      readAllOf(context, 'sessions of edition', sessionsOfEdition, id),
  },
};
