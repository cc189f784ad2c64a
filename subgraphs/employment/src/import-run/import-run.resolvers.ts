import { codeOf, toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { kindNamed } from './import-kinds.ts';
import { importRecords } from './import-records.ts';
import { importRunList, resultsOfRuns } from './import-run.repository.ts';
import { importRecordsRefusals } from './import-run.wording.ts';

export const importRunResolvers: Resolvers = {
  Query: {
    importRun: (_, { id }, context) => readOne(context, importRunList, id),
  },
  Mutation: {
    importRecords: async (_, { input }, context) => {
      const result = await importRecords(context, input);
      return toPayload(context, 'importRun', result, importRecordsRefusals);
    },
  },
  ImportRun: {
    __resolveReference: ({ id }, context) => readOne(context, importRunList, id),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    results: ({ id }, _, context) => readAllOf(context, 'results of run', resultsOfRuns, id),
  },
  ImportResult: {
    errors: ({ kind, faults }, _, { language }) => {
      const { refusals } = kindNamed(kind);
      return faults.map(({ refusal, column }) => ({
        code: codeOf(refusal),
        // A release may have given up a refusal that a run of before it met.
        message: refusals[refusal]?.[language] ?? codeOf(refusal),
        path: column === null ? [] : [column],
      }));
    },
  },
};
