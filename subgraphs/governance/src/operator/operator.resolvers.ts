import { accountOf, fromAccount } from '#shared/identity/account.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceOperator } from './advance-operator.ts';
import { amendOperatorDetails } from './amend-operator-details.ts';
import { correctOperator } from './correct-operator.ts';
import { inviteOperator } from './invite-operator.ts';
import {
  ofOrganisation,
  operatorsOfSubjects,
  operatorUndertaking,
  trainedAtAccessPoints,
} from './operator.repository.ts';
import {
  advanceOperatorRefusals,
  amendOperatorDetailsRefusals,
  correctOperatorRefusals,
  inviteOperatorRefusals,
} from './operator.wording.ts';
import { detailsOfOperators } from './operator-details.repository.ts';
import { openDetails } from './sealed-details.ts';

const entity = 'operator';

export const operatorResolvers: Resolvers = {
  Query: {
    operator: (_, { id }, context) => readOne(context, operatorUndertaking.list, id),
    operators: (_, asked, context) => readList(context, operatorUndertaking.list, asked),
  },
  Mutation: {
    inviteOperator: async (_, { input }, context) =>
      toPayload(context, entity, await inviteOperator(context, input), inviteOperatorRefusals),
    advanceOperator: async (_, { input }, context) =>
      toPayload(context, entity, await advanceOperator(context, input), advanceOperatorRefusals),
    correctOperator: async (_, { input }, context) =>
      toPayload(context, entity, await correctOperator(context, input), correctOperatorRefusals),
    amendOperatorDetails: async (_, { input }, context) => {
      const result = await amendOperatorDetails(context, input);
      return toPayload(context, entity, result, amendOperatorDetailsRefusals);
    },
  },
  Operator: {
    ...governanceFields(operatorUndertaking),
    __resolveReference: async (reference, context) => {
      if ('id' in reference) return readOne(context, operatorUndertaking.list, reference.id);
      // What is made of two fields is none of the operator's own.
      const { account = '' } = reference as { account?: string };
      const { organisationId, subject } = fromAccount(account);
      const question = 'operators of subjects';
      const known = await readAllOf(context, question, operatorsOfSubjects, subject);
      return known.find((each) => each.organisationId === organisationId) ?? null;
    },
    accessPoint: ({ accessPointId }) => (accessPointId === null ? null : { id: accessPointId }),
    subject: ({ organisationId, subject }, _, { viewer }) =>
      organisationId === viewer.organisation ? subject : null,
    account: ({ organisationId, subject }, _, { viewer }) =>
      // The platform lets nobody in who has left.
      subject !== null && (organisationId === viewer.organisation || viewer.role === 'PLATFORM')
        ? accountOf(organisationId, subject)
        : null,
    externalRef: ({ organisationId, externalRef }, _, { viewer }) =>
      organisationId === viewer.organisation ? externalRef : null,
    details: async ({ id }, _, context) => {
      const [details] = await readAllOf(context, 'details of operator', detailsOfOperators, id);
      return details ? openDetails(context.keys, details) : null;
    },
  },
  Organisation: {
    operators: fromKey(({ id }, asked, context) =>
      readListOf(context, operatorUndertaking.list, ofOrganisation, id, asked),
    ),
  },
  AccessPoint: {
    operatorsTrained: async ({ id }, _, context) => {
      const question = 'trained operators at access point';
      const [trained] = await readAllOf(context, question, trainedAtAccessPoints, id);
      return trained ?? 0;
    },
  },
};
