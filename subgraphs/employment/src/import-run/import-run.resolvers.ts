import { importRecordsRefusals } from '#shared/import/import-run.wording.ts';
import { wordFaults } from '#shared/import/result-errors.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { kindNamed } from './import-kinds.ts';
import { importRecords } from './import-records.ts';
import { importRunList, keptRuns } from './import-run.repository.ts';

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
    results: ({ id }, _, context) =>
      readAllOf(context, 'results of run', keptRuns.resultsOfRuns, id),
  },
  ImportResult: {
    errors: ({ kind, faults }, _, { language }) => wordFaults(kindNamed(kind), faults, language),
  },
};
