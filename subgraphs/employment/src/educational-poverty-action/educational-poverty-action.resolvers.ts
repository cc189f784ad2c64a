import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { advanceEducationalPovertyAction } from './advance-educational-poverty-action.ts';
import { correctEducationalPovertyAction } from './correct-educational-poverty-action.ts';
import {
  actionsOfRecord,
  educationalPovertyActionKind,
  minorsOfActions,
} from './educational-poverty-action.repository.ts';
import * as refusals from './educational-poverty-action.wording.ts';
import { enrolMinor } from './enrol-minor.ts';
import { planEducationalPovertyAction } from './plan-educational-poverty-action.ts';

const { list } = educationalPovertyActionKind;
const field = 'educationalPovertyAction';

export const educationalPovertyActionResolvers: Resolvers = {
  Query: {
    educationalPovertyAction: (_, { id }, context) => readOne(context, list, id),
    educationalPovertyActions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    planEducationalPovertyAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await planEducationalPovertyAction(context, input),
        refusals.planEducationalPovertyActionRefusals,
      ),
    advanceEducationalPovertyAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await advanceEducationalPovertyAction(context, input),
        refusals.advanceEducationalPovertyActionRefusals,
      ),
    correctEducationalPovertyAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await correctEducationalPovertyAction(context, input),
        refusals.correctEducationalPovertyActionRefusals,
      ),
    enrolMinor: async (_, { input }, context) =>
      toPayload(context, field, await enrolMinor(context, input), refusals.enrolMinorRefusals),
  },
  EducationalPovertyAction: {
    ...undertakingFields(educationalPovertyActionKind),
    comune: ({ comuneCode }) => ({ level: 'COMUNE', code: comuneCode }),
    minors: ({ id }, _, context) =>
      readAllOf(context, 'minors of educational poverty action', minorsOfActions, id),
  },
  EnrolledMinor: {
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
  },
  PersonRecord: {
    educationalPovertyActions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, actionsOfRecord, id, asked),
    ),
  },
};
