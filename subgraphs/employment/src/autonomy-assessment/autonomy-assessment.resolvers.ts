import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import { assessAutonomy } from './assess-autonomy.ts';
import {
  assessmentsKnownAt,
  assessmentsOfPlan,
  autonomyAssessmentList,
} from './autonomy-assessment.repository.ts';
import { gainOf } from './autonomy-assessment.ts';
import {
  assessAutonomyRefusals,
  correctAutonomyAssessmentRefusals,
} from './autonomy-assessment.wording.ts';
import { correctAutonomyAssessment } from './correct-autonomy-assessment.ts';
import { getInstrument, readInstruments } from './read-instruments.ts';

export const autonomyAssessmentResolvers: Resolvers = {
  Query: {
    autonomyAssessment: (_, { id }, context) => readOne(context, autonomyAssessmentList, id),
    autonomyInstruments: (_, __, context) => readInstruments(context),
  },
  Mutation: {
    assessAutonomy: async (_, { input }, context) => {
      const result = await assessAutonomy(context, input);
      return toPayload(context, 'autonomyAssessment', result, assessAutonomyRefusals);
    },
    correctAutonomyAssessment: async (_, { input }, context) => {
      const result = await correctAutonomyAssessment(context, input);
      return toPayload(context, 'autonomyAssessment', result, correctAutonomyAssessmentRefusals);
    },
  },
  AutonomyDimension: {
    label: ({ labelIt, labelEn }, _, { language }) => (language === 'it' ? labelIt : labelEn),
  },
  AutonomyAssessment: {
    __resolveReference: ({ id }, context) => readOne(context, autonomyAssessmentList, id),
    individualPlan: ({ individualPlanId }, _, context) =>
      readOne(context, individualPlanCase.list, individualPlanId),
    instrument: (assessment, _, context) => getInstrument(context, assessment),
  },
  IndividualPlan: {
    autonomyAssessments: ({ id }, { knownAt }, context) =>
      knownAt
        ? readAllOf(
            context,
            `assessments known at ${knownAt.toISOString()}`,
            assessmentsKnownAt,
            id,
            { knownAt },
          )
        : readAllOf(context, 'assessments of plan', assessmentsOfPlan, id),
    autonomyGain: async ({ id }, _, context) =>
      gainOf(await readAllOf(context, 'assessments of plan', assessmentsOfPlan, id)),
  },
};
