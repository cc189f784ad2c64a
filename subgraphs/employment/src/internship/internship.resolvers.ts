import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { employerOf } from '../employer/employer.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceInternship } from './advance-internship.ts';
import { correctInternship } from './correct-internship.ts';
import { designInternship } from './design-internship.ts';
import { extendInternship } from './extend-internship.ts';
import { internshipCase } from './internship.repository.ts';
import { internshipTypes } from './internship.ts';
import {
  advanceInternshipRefusals,
  correctInternshipRefusals,
  designInternshipRefusals,
  extendInternshipRefusals,
  interruptInternshipRefusals,
  sendInternshipCoRefusals,
  signInternshipAgreementRefusals,
} from './internship.wording.ts';
import { readInternshipWords } from './internship-words.ts';
import { interruptInternship } from './interrupt-internship.ts';
import { sendInternshipCo } from './send-internship-co.ts';
import { signInternshipAgreement } from './sign-internship-agreement.ts';

const field = 'internship';

export const internshipResolvers: Resolvers = {
  Query: {
    internship: (_, { id }, context) => readOne(context, internshipCase.list, id),
    internships: (_, asked, context) => readList(context, internshipCase.list, asked),
  },
  Mutation: {
    designInternship: async (_, { input }, context) =>
      toPayload(context, field, await designInternship(context, input), designInternshipRefusals),
    signInternshipAgreement: async (_, { input }, context) => {
      const result = await signInternshipAgreement(context, input);
      return toPayload(context, field, result, signInternshipAgreementRefusals);
    },
    sendInternshipCo: async (_, { input }, context) =>
      toPayload(context, field, await sendInternshipCo(context, input), sendInternshipCoRefusals),
    advanceInternship: async (_, { input }, context) =>
      toPayload(context, field, await advanceInternship(context, input), advanceInternshipRefusals),
    extendInternship: async (_, { input }, context) =>
      toPayload(context, field, await extendInternship(context, input), extendInternshipRefusals),
    interruptInternship: async (_, { input }, context) => {
      const result = await interruptInternship(context, input);
      return toPayload(context, field, result, interruptInternshipRefusals);
    },
    correctInternship: async (_, { input }, context) =>
      toPayload(context, field, await correctInternship(context, input), correctInternshipRefusals),
  },
  Internship: {
    ...caseFields(internshipCase),
    ruledBy: ({ type }) => internshipTypes[type].ruledBy,
    host: employerOf,
    hostTutor: async (internship, _, context) =>
      (await readInternshipWords(context, internship))?.hostTutor ?? null,
    project: async (internship, _, context) =>
      (await readInternshipWords(context, internship))?.project ?? null,
  },
  PersonRecord: {
    internships: fromKey(({ id }, asked, context) =>
      readListOf(context, internshipCase.list, internshipCase.ofPersonRecord, id, asked),
    ),
  },
};
