import { toPayload } from '#shared/language/payload.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readMemorandum } from '../memorandum/read-memorandum.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { authorizeSignatory } from './authorize-signatory.ts';
import { inviteSignatory } from './invite-signatory.ts';
import { signMemorandum } from './sign-memorandum.ts';
import { signatoryKind } from './signatory.repository.ts';
import {
  authorizeSignatoryRefusals,
  inviteSignatoryRefusals,
  signMemorandumRefusals,
  withdrawSignatoryRefusals,
} from './signatory.wording.ts';
import { withdrawSignatory } from './withdraw-signatory.ts';

export const signatoryResolvers: Resolvers = {
  Query: {
    signatory: (_, { id }, context) => readOne(context, signatoryKind.list, id),
    signatories: (_, asked, context) => readList(context, signatoryKind.list, asked),
  },
  Mutation: {
    inviteSignatory: async (_, { input }, context) => {
      const result = await inviteSignatory(context, input);
      return toPayload(context, 'signatory', result, inviteSignatoryRefusals);
    },
    authorizeSignatory: async (_, { input }, context) => {
      const result = await authorizeSignatory(context, input);
      return toPayload(context, 'signatory', result, authorizeSignatoryRefusals);
    },
    signMemorandum: async (_, { input }, context) => {
      const result = await signMemorandum(context, input);
      return toPayload(context, 'signatory', result, signMemorandumRefusals);
    },
    withdrawSignatory: async (_, { input }, context) => {
      const result = await withdrawSignatory(context, input);
      return toPayload(context, 'signatory', result, withdrawSignatoryRefusals);
    },
  },
  Signatory: {
    ...signatoryFields(),
    memorandum: ({ memorandumId }, _, context) => readMemorandum(context, memorandumId),
    invitedOn: ({ openedOn }) => openedOn,
  },
};

/** Signatures are facts: none is corrected. */
function signatoryFields() {
  const { corrections: _, ...fields } = governanceFields(signatoryKind);
  return fields;
}
