import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { correctionsOfCases } from '../case-step/case-correction.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { readPerson } from '../person/read-person.ts';
import { advanceEnrolment } from './advance-enrolment.ts';
import { correctEnrolment } from './correct-enrolment.ts';
import { enrolPerson } from './enrol-person.ts';
import {
  enrolmentList,
  ofAccessPoint,
  ofOrganisation,
  ofPerson,
  ofPersonRecord,
  stepsOfEnrolment,
} from './enrolment.repository.ts';
import {
  advanceEnrolmentRefusals,
  correctEnrolmentRefusals,
  enrolPersonRefusals,
} from './enrolment.wording.ts';
import { overlapsOfPerson } from './enrolment-overlap.repository.ts';

const correctionsOfEnrolment = correctionsOfCases('Enrolment');

export const enrolmentResolvers: Resolvers = {
  Query: {
    enrolment: (_, { id }, context) => readOne(context, enrolmentList, id),
    enrolments: (_, asked, context) => readList(context, enrolmentList, asked),
  },
  Mutation: {
    enrolPerson: async (_, { input }, context) =>
      toPayload(context, 'enrolment', await enrolPerson(context, input), enrolPersonRefusals),
    advanceEnrolment: async (_, { input }, context) => {
      const result = await advanceEnrolment(context, input);
      return toPayload(context, 'enrolment', result, advanceEnrolmentRefusals);
    },
    correctEnrolment: async (_, { input }, context) => {
      const result = await correctEnrolment(context, input);
      return toPayload(context, 'enrolment', result, correctEnrolmentRefusals);
    },
  },
  Enrolment: {
    __resolveReference: ({ id }, context) => readOne(context, enrolmentList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    person: ({ personId }, _, context) => readPerson(context, personId),
    accessPoint: ({ accessPointId }, _, context) =>
      readOne(context, accessPointList, accessPointId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    steps: ({ id }, _, context) => readAllOf(context, 'steps of enrolment', stepsOfEnrolment, id),
    corrections: ({ id }, _, context) =>
      readAllOf(context, 'corrections of Enrolment', correctionsOfEnrolment, id),
  },
  Person: {
    overlappingEnrolments: ({ id }, _, context) =>
      readAllOf(context, 'overlaps of person', overlapsOfPerson, id),
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, enrolmentList, ofPerson, id, asked),
    ),
  },
  PersonRecord: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, enrolmentList, ofPersonRecord, id, asked),
    ),
  },
  AccessPoint: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, enrolmentList, ofAccessPoint, id, asked),
    ),
  },
  Organisation: {
    enrolments: fromKey(({ id }, asked, context) =>
      readListOf(context, enrolmentList, ofOrganisation, id, asked),
    ),
  },
};
