import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceHousingCase } from './advance-housing-case.ts';
import { checkHousing } from './check-housing.ts';
import { correctHousingCase } from './correct-housing-case.ts';
import { housingCaseKind, searchesOfCases } from './housing-case.repository.ts';
import { contractOf } from './housing-case.ts';
import * as refusals from './housing-case.wording.ts';
import { openHousingCase } from './open-housing-case.ts';
import { recordHousingSearch } from './record-housing-search.ts';
import { signHousingContract } from './sign-housing-contract.ts';

const { list, ofPersonRecord } = housingCaseKind;
const field = 'housingCase';

export const housingCaseResolvers: Resolvers = {
  Query: {
    housingCase: (_, { id }, context) => readOne(context, list, id),
    housingCases: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openHousingCase: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await openHousingCase(context, input),
        refusals.openHousingCaseRefusals,
      ),
    advanceHousingCase: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await advanceHousingCase(context, input),
        refusals.advanceHousingCaseRefusals,
      ),
    correctHousingCase: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await correctHousingCase(context, input),
        refusals.correctHousingCaseRefusals,
      ),
    recordHousingSearch: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await recordHousingSearch(context, input),
        refusals.recordHousingSearchRefusals,
      ),
    signHousingContract: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await signHousingContract(context, input),
        refusals.signHousingContractRefusals,
      ),
    checkHousing: async (_, { input }, context) =>
      toPayload(context, field, await checkHousing(context, input), refusals.checkHousingRefusals),
  },
  HousingCase: {
    ...caseFields(housingCaseKind),
    contract: contractOf,
    searches: ({ id }, _, context) => readAllOf(context, 'housing searches', searchesOfCases, id),
  },
  HousingSearch: {
    comune: ({ comuneCode }) => ({ level: 'COMUNE', code: comuneCode }),
  },
  PersonRecord: {
    housingCases: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofPersonRecord, id, asked),
    ),
  },
};
