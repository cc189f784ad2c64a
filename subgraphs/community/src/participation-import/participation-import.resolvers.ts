import { importRecordsRefusals } from '#shared/import/import-run.wording.ts';
import { wordFaults } from '#shared/import/result-errors.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { kindNamed } from './import-kinds.ts';
import { importParticipations } from './import-participations.ts';
import { keptImports, participationImportList } from './participation-import.repository.ts';

export const participationImportResolvers: Resolvers = {
  Query: {
    participationImport: (_, { id }, context) => readOne(context, participationImportList, id),
  },
  Mutation: {
    importParticipations: async (_, { input }, context) => {
      const result = await importParticipations(context, input);
      return toPayload(context, 'participationImport', result, importRecordsRefusals);
    },
  },
  ParticipationImport: {
    __resolveReference: ({ id }, context) => readOne(context, participationImportList, id),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    results: ({ id }, _, context) =>
      readAllOf(context, 'results of import', keptImports.resultsOfRuns, id),
  },
  ImportResult: {
    errors: ({ kind, faults }, _, { language }) => wordFaults(kindNamed(kind), faults, language),
  },
};
