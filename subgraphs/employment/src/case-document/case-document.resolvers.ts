import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readListOf, readOne } from '#shared/reading/read-list.ts';
import { prefixOf, toTypeId } from '#shared/type-id.ts';
import { readWords } from '../case-step/case-words.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { beginDocument } from './begin-document.ts';
import { caseDocumentList, documentsOfRecord } from './case-document.repository.ts';
import type { CaseDocument } from './case-document.ts';
import { beginDocumentRefusals, withdrawDocumentRefusals } from './case-document.wording.ts';
import { namePlace } from './sealed-document.ts';
import { withdrawDocument } from './withdraw-document.ts';

export const caseDocumentResolvers: Resolvers = {
  Query: {
    caseDocument: (_, { id }, context) => readOne(context, caseDocumentList, id),
  },
  Mutation: {
    beginDocument: async (_, { input }, context) => {
      const begun = await beginDocument(context, input);
      return toPayload(context, 'caseDocument', begun, beginDocumentRefusals);
    },
    withdrawDocument: async (_, { input }, context) => {
      const withdrawn = await withdrawDocument(context, input);
      return toPayload(context, 'caseDocument', withdrawn, withdrawDocumentRefusals);
    },
  },
  CaseDocument: {
    __resolveReference: ({ id }, context) => readOne(context, caseDocumentList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    caseId: ({ caseType, caseUuid }) =>
      caseType && caseUuid && toTypeId(prefixOf(caseType), caseUuid),
    fileName: (document, _, context) => readFileName(context, document),
    uploadUrl: ({ id, state }) => (state === 'UPLOADING' ? `/documents/${id}` : null),
    contentUrl: ({ id, state }) => (state === 'AVAILABLE' ? `/documents/${id}/content` : null),
  },
  PersonRecord: {
    documents: fromKey(({ id }, asked, context) =>
      readListOf(context, caseDocumentList, documentsOfRecord, id, asked),
    ),
  },
};

/** A name of a file can name the person: only the owner of the document reads it. */
async function readFileName(
  context: Context,
  { id, organisationId, personRecordId, fileName }: CaseDocument,
): Promise<string | null> {
  if (organisationId !== context.viewer.organisation) return null;
  return readWords(context, personRecordId, namePlace(id), fileName);
}
