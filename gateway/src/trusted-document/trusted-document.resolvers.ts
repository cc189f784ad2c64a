import { codeOf } from '#shared/language/payload.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { type FindUnfit, registerDocuments } from './register-documents.ts';
import { trustedDocumentList } from './trusted-document.repository.ts';
import { registerDocumentsRefusals } from './trusted-document.wording.ts';

export function trustedDocumentResolvers(findUnfit: FindUnfit): Resolvers {
  return {
    Query: {
      trustedDocument: (_, { id }, context) => readOne(context, trustedDocumentList, id),
      trustedDocuments: (_, asked, context) => readList(context, trustedDocumentList, asked),
    },
    Mutation: {
      registerDocuments: async (_, { input }, context) => {
        const registered = await registerDocuments(context, input.documents, findUnfit);
        if ('documents' in registered)
          return { trustedDocuments: registered.documents, errors: [] };
        const errors = registered.refused.map(({ refusal, index, detail }) => {
          const { path, ...wording } = registerDocumentsRefusals[refusal];
          const message = wording[context.language];
          return {
            __typename: refusal,
            message: detail === undefined ? message : `${message} ${detail}`,
            code: codeOf(refusal),
            path: ['input', 'documents', ...(index === undefined ? [] : [String(index)]), ...path],
          };
        });
        return { trustedDocuments: null, errors };
      },
    },
    TrustedDocument: {
      __resolveReference: ({ id }, context) => readOne(context, trustedDocumentList, id),
      organisation: ({ organisationId }) => ({ id: organisationId }),
    },
  };
}
