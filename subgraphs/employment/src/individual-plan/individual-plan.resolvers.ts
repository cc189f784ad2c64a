import { accountOf } from '#shared/identity/account.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceIndividualPlan } from './advance-individual-plan.ts';
import { assignCaseManager } from './assign-case-manager.ts';
import { correctIndividualPlan } from './correct-individual-plan.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import * as wording from './individual-plan.wording.ts';
import { openIndividualPlan } from './open-individual-plan.ts';
import { reviewsOfPlan, signaturesOfPlan } from './plan-part.repository.ts';
import { reviewIndividualPlan } from './review-individual-plan.ts';
import { signIndividualPlan } from './sign-individual-plan.ts';

export const individualPlanResolvers: Resolvers = {
  Query: {
    individualPlan: (_, { id }, context) => readOne(context, individualPlanCase.list, id),
    individualPlans: (_, asked, context) => readList(context, individualPlanCase.list, asked),
  },
  Mutation: {
    openIndividualPlan: async (_, { input }, context) => {
      const result = await openIndividualPlan(context, input);
      return toPayload(context, 'individualPlan', result, wording.openIndividualPlanRefusals);
    },
    advanceIndividualPlan: async (_, { input }, context) => {
      const result = await advanceIndividualPlan(context, input);
      return toPayload(context, 'individualPlan', result, wording.advanceIndividualPlanRefusals);
    },
    signIndividualPlan: async (_, { input }, context) => {
      const result = await signIndividualPlan(context, input);
      return toPayload(context, 'individualPlan', result, wording.signIndividualPlanRefusals);
    },
    reviewIndividualPlan: async (_, { input }, context) => {
      const result = await reviewIndividualPlan(context, input);
      return toPayload(context, 'individualPlan', result, wording.reviewIndividualPlanRefusals);
    },
    assignCaseManager: async (_, { input }, context) => {
      const result = await assignCaseManager(context, input);
      return toPayload(context, 'individualPlan', result, wording.assignCaseManagerRefusals);
    },
    correctIndividualPlan: async (_, { input }, context) => {
      const result = await correctIndividualPlan(context, input);
      return toPayload(context, 'individualPlan', result, wording.correctIndividualPlanRefusals);
    },
  },
  IndividualPlan: {
    ...caseFields(individualPlanCase),
    caseOperator: ({ organisationId, caseManager }) => ({
      account: accountOf(organisationId, caseManager),
    }),
    signatures: ({ id }, _, context) =>
      readAllOf(context, 'signatures of plan', signaturesOfPlan, id),
    reviews: ({ id }, _, context) => readAllOf(context, 'reviews of plan', reviewsOfPlan, id),
  },
  PlanSignature: {
    organisation: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
  },
  PersonRecord: {
    individualPlans: fromKey(({ id }, asked, context) =>
      readListOf(context, individualPlanCase.list, individualPlanCase.ofPersonRecord, id, asked),
    ),
  },
};
