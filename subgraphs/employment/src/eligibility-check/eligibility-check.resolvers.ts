import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { residenceTitleList } from '../residence-title/residence-title.repository.ts';
import { checkEligibility } from './check-eligibility.ts';
import { checksOfRecord, eligibilityCheckList } from './eligibility-check.repository.ts';
import { checkEligibilityRefusals } from './eligibility-check.wording.ts';

export const eligibilityCheckResolvers: Resolvers = {
  Query: {
    eligibilityCheck: (_, { id }, context) => readOne(context, eligibilityCheckList, id),
  },
  Mutation: {
    checkEligibility: async (_, { input }, context) => {
      const result = await checkEligibility(context, input);
      return toPayload(context, 'eligibilityCheck', result, checkEligibilityRefusals);
    },
  },
  EligibilityCheck: {
    __resolveReference: ({ id }, context) => readOne(context, eligibilityCheckList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    residenceTitle: ({ residenceTitleId }, _, context) =>
      residenceTitleId ? readOne(context, residenceTitleList, residenceTitleId) : null,
  },
  PersonRecord: {
    eligibilityChecks: ({ id }, _, context) =>
      readAllOf(context, 'eligibility checks of record', checksOfRecord, id),
  },
};
