import { toPayload } from '#shared/language/payload.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { readWords } from '../case-step/case-words.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { vulnerabilityCaseKind } from '../vulnerability-case/vulnerability-case.repository.ts';
import { breakGlass } from './break-glass.ts';
import { breakGlassAccessList } from './break-glass-access.repository.ts';
import { whyPlace } from './break-glass-access.ts';
import { breakGlassRefusals } from './break-glass-access.wording.ts';

export const breakGlassAccessResolvers: Resolvers = {
  Query: {
    breakGlassAccess: (_, { id }, context) => readOne(context, breakGlassAccessList, id),
    breakGlassAccesses: (_, asked, context) => readList(context, breakGlassAccessList, asked),
  },
  Mutation: {
    breakGlass: async (_, { input }, context) =>
      toPayload(context, 'breakGlassAccess', await breakGlass(context, input), breakGlassRefusals),
  },
  BreakGlassAccess: {
    __resolveReference: ({ id }, context) => readOne(context, breakGlassAccessList, id),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    words: ({ id, personRecordId, words }, _, context) =>
      // The log is for those whose it is to judge it.
      readWords(context, personRecordId, whyPlace(id), words, () => true),
    vulnerabilityCases: ({ personRecordId }, asked, context) =>
      readListOf(
        context,
        vulnerabilityCaseKind.list,
        vulnerabilityCaseKind.ofPersonRecord,
        personRecordId,
        asked,
      ),
  },
};
