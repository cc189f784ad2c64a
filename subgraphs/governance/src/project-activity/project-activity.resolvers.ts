import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceProjectActivity } from './advance-project-activity.ts';
import { correctProjectActivity } from './correct-project-activity.ts';
import { planProjectActivity } from './plan-project-activity.ts';
import {
  activitiesOfOrganisation,
  projectActivityUndertaking,
} from './project-activity.repository.ts';
import {
  advanceProjectActivityRefusals,
  correctProjectActivityRefusals,
  planProjectActivityRefusals,
} from './project-activity.wording.ts';

const entity = 'projectActivity';
const { list } = projectActivityUndertaking;

export const projectActivityResolvers: Resolvers = {
  Query: {
    projectActivity: (_, { id }, context) => readOne(context, list, id),
    projectActivities: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    planProjectActivity: async (_, { input }, context) => {
      const result = await planProjectActivity(context, input);
      return toPayload(context, entity, result, planProjectActivityRefusals);
    },
    advanceProjectActivity: async (_, { input }, context) => {
      const result = await advanceProjectActivity(context, input);
      return toPayload(context, entity, result, advanceProjectActivityRefusals);
    },
    correctProjectActivity: async (_, { input }, context) => {
      const result = await correctProjectActivity(context, input);
      return toPayload(context, entity, result, correctProjectActivityRefusals);
    },
  },
  ProjectActivity: governanceFields(projectActivityUndertaking),
  Organisation: {
    projectActivities: fromKey(({ id }, asked, context) =>
      readListOf(context, list, activitiesOfOrganisation, id, asked),
    ),
  },
};
