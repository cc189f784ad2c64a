import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceIntake } from './advance-intake.ts';
import { correctIntake } from './correct-intake.ts';
import { intakeCase } from './intake.repository.ts';
import {
  advanceIntakeRefusals,
  correctIntakeRefusals,
  openIntakeRefusals,
} from './intake.wording.ts';
import { openIntake } from './open-intake.ts';

export const intakeResolvers: Resolvers = {
  Query: {
    intake: (_, { id }, context) => readOne(context, intakeCase.list, id),
    intakes: (_, asked, context) => readList(context, intakeCase.list, asked),
  },
  Mutation: {
    openIntake: async (_, { input }, context) =>
      toPayload(context, 'intake', await openIntake(context, input), openIntakeRefusals),
    advanceIntake: async (_, { input }, context) =>
      toPayload(context, 'intake', await advanceIntake(context, input), advanceIntakeRefusals),
    correctIntake: async (_, { input }, context) =>
      toPayload(context, 'intake', await correctIntake(context, input), correctIntakeRefusals),
  },
  Intake: caseFields(intakeCase),
  PersonRecord: {
    intakes: fromKey(({ id }, asked, context) =>
      readListOf(context, intakeCase.list, intakeCase.ofPersonRecord, id, asked),
    ),
  },
};
