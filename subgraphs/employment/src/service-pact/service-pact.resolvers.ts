import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import { advanceServicePact } from './advance-service-pact.ts';
import { correctServicePact } from './correct-service-pact.ts';
import { openServicePact } from './open-service-pact.ts';
import { presencesOfPerson, servicePactCase } from './service-pact.repository.ts';
import {
  advanceServicePactRefusals,
  correctServicePactRefusals,
  openServicePactRefusals,
  signServicePactRefusals,
} from './service-pact.wording.ts';
import { signServicePact } from './sign-service-pact.ts';

export const servicePactResolvers: Resolvers = {
  Query: {
    servicePact: (_, { id }, context) => readOne(context, servicePactCase.list, id),
    servicePacts: (_, asked, context) => readList(context, servicePactCase.list, asked),
  },
  Mutation: {
    openServicePact: async (_, { input }, context) => {
      const result = await openServicePact(context, input);
      return toPayload(context, 'servicePact', result, openServicePactRefusals);
    },
    signServicePact: async (_, { input }, context) => {
      const result = await signServicePact(context, input);
      return toPayload(context, 'servicePact', result, signServicePactRefusals);
    },
    advanceServicePact: async (_, { input }, context) => {
      const result = await advanceServicePact(context, input);
      return toPayload(context, 'servicePact', result, advanceServicePactRefusals);
    },
    correctServicePact: async (_, { input }, context) => {
      const result = await correctServicePact(context, input);
      return toPayload(context, 'servicePact', result, correctServicePactRefusals);
    },
  },
  ServicePact: {
    ...caseFields(servicePactCase),
    didOn: ({ openedOn }) => openedOn,
    individualPlan: ({ individualPlanId }, _, context) =>
      individualPlanId ? readOne(context, individualPlanCase.list, individualPlanId) : null,
  },
  PersonRecord: {
    servicePacts: fromKey(({ id }, asked, context) =>
      readListOf(context, servicePactCase.list, servicePactCase.ofPersonRecord, id, asked),
    ),
    hasServicePact: ({ personId }, _, context) => readPresence(context, personId),
  },
  Person: {
    hasServicePact: ({ id }, _, context) => readPresence(context, id),
  },
};

async function readPresence(context: Context, personId: string): Promise<boolean> {
  const found = await readAllOf(context, 'pacts of person', presencesOfPerson, personId);
  return found.length > 0;
}
