import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { operatorUndertaking } from '../operator/operator.repository.ts';
import { trainingEditionUndertaking } from '../training-edition/training-edition.repository.ts';
import { governanceFields, readOrganisation } from '../undertaking/governance-fields.ts';
import { advanceOperatorEnrolment } from './advance-operator-enrolment.ts';
import { applyForTraining } from './apply-for-training.ts';
import {
  ofOperator,
  ofTrainingEdition,
  operatorEnrolmentUndertaking,
} from './operator-enrolment.repository.ts';
import {
  actOnEnrolmentRefusals,
  advanceOperatorEnrolmentRefusals,
  applyForTrainingRefusals,
} from './operator-enrolment.wording.ts';
import { recordTrainingTest } from './record-training-test.ts';

const entity = 'operatorEnrolment';
const { list } = operatorEnrolmentUndertaking;

export const operatorEnrolmentResolvers: Resolvers = {
  Query: {
    operatorEnrolment: (_, { id }, context) => readOne(context, list, id),
    operatorEnrolments: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    applyForTraining: async (_, { input }, context) => {
      const result = await applyForTraining(context, input);
      return toPayload(context, entity, result, applyForTrainingRefusals);
    },
    advanceOperatorEnrolment: async (_, { input }, context) => {
      const result = await advanceOperatorEnrolment(context, input);
      return toPayload(context, entity, result, advanceOperatorEnrolmentRefusals);
    },
    recordTrainingTest: async (_, { input }, context) => {
      const result = await recordTrainingTest(context, input);
      return toPayload(context, entity, result, actOnEnrolmentRefusals);
    },
  },
  OperatorEnrolment: {
    ...governanceFields(operatorEnrolmentUndertaking),
    operator: ({ operatorId }, _, context) => getOne(context, operatorUndertaking.list, operatorId),
    provider: ({ providerId }, _, context) => readOrganisation(context, providerId),
    trainingEdition: ({ trainingEditionId }, _, context) =>
      getOne(context, trainingEditionUndertaking.list, trainingEditionId),
  },
  Operator: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofOperator, id, asked),
    ),
  },
  TrainingEdition: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofTrainingEdition, id, asked),
    ),
  },
};
