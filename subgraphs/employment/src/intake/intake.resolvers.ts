import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { advanceIntake } from './advance-intake.ts';
import { intakeList, ofPersonRecord, stepsOfIntake } from './intake.repository.ts';
import { advanceIntakeRefusals, openIntakeRefusals } from './intake.wording.ts';
import { openIntake } from './open-intake.ts';

export const intakeResolvers: Resolvers = {
  Query: {
    intake: (_, { id }, context) => readOne(context, intakeList, id),
    intakes: (_, asked, context) => readList(context, intakeList, asked),
  },
  Mutation: {
    openIntake: async (_, { input }, context) =>
      toPayload(context, 'intake', await openIntake(context, input), openIntakeRefusals),
    advanceIntake: async (_, { input }, context) =>
      toPayload(context, 'intake', await advanceIntake(context, input), advanceIntakeRefusals),
  },
  Intake: {
    __resolveReference: ({ id }, context) => readOne(context, intakeList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    accessPoint: ({ accessPointId }, _, context) =>
      readOne(context, accessPointList, accessPointId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    steps: ({ id }, _, context) => readAllOf(context, 'steps of intake', stepsOfIntake, id),
  },
  PersonRecord: {
    intakes: fromKey(({ id }, asked, context) =>
      readListOf(context, intakeList, ofPersonRecord, id, asked),
    ),
  },
};
