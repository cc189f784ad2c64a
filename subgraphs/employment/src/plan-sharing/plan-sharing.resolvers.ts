import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { sharesOfSources } from '../case-step/case-share.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { endPlanSharing } from './end-plan-sharing.ts';
import { toSharings } from './plan-sharing.ts';
import { endPlanSharingRefusals, sharePlanRefusals } from './plan-sharing.wording.ts';
import { sharePlan } from './share-plan.ts';

const sharesOfPlan = sharesOfSources('individual_plan');

export const planSharingResolvers: Resolvers = {
  Mutation: {
    sharePlan: async (_, { input }, context) => {
      const result = await sharePlan(context, input);
      return toPayload(context, 'individualPlan', result, sharePlanRefusals);
    },
    endPlanSharing: async (_, { input }, context) => {
      const result = await endPlanSharing(context, input);
      return toPayload(context, 'individualPlan', result, endPlanSharingRefusals);
    },
  },
  IndividualPlan: {
    sharings: async ({ id }, _, context) =>
      toSharings(await readAllOf(context, 'shares of plan', sharesOfPlan, id)),
  },
  PlanSharing: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
  },
};
