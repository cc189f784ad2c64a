import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { commitmentKind, commitmentsOf } from '../commitment/commitment.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { networkUndertaking } from '../network/network.repository.ts';
import { signatoriesOf, signatoryKind, signersOf } from '../signatory/signatory.repository.ts';
import { keyOn } from '../territory/territory-on.repository.ts';
import { governanceFields, readOrganisation } from '../undertaking/governance-fields.ts';
import { advanceMemorandum } from './advance-memorandum.ts';
import { amendMemorandum } from './amend-memorandum.ts';
import { correctMemorandum } from './correct-memorandum.ts';
import { draftMemorandum } from './draft-memorandum.ts';
import { memorandumKind, ofNetwork, ofParty, ofTerritoryOn } from './memorandum.repository.ts';
import { isInForceOn } from './memorandum.ts';
import {
  advanceMemorandumRefusals,
  amendMemorandumRefusals,
  correctMemorandumRefusals,
  draftMemorandumRefusals,
  renewMemorandumRefusals,
  supersedeMemorandumRefusals,
} from './memorandum.wording.ts';
import { amendmentsOfMemorandum, renewalsOfMemorandum } from './memorandum-part.repository.ts';
import { renewMemorandum } from './renew-memorandum.ts';
import { supersedeMemorandum } from './supersede-memorandum.ts';

export const memorandumResolvers: Resolvers = {
  Query: {
    memorandum: (_, { id }, context) => readOne(context, memorandumKind.list, id),
    memoranda: (_, asked, context) => readList(context, memorandumKind.list, asked),
  },
  Mutation: {
    draftMemorandum: async (_, { input }, context) => {
      const result = await draftMemorandum(context, input);
      return toPayload(context, 'memorandum', result, draftMemorandumRefusals);
    },
    advanceMemorandum: async (_, { input }, context) => {
      const result = await advanceMemorandum(context, input);
      return toPayload(context, 'memorandum', result, advanceMemorandumRefusals);
    },
    amendMemorandum: async (_, { input }, context) => {
      const result = await amendMemorandum(context, input);
      return toPayload(context, 'memorandum', result, amendMemorandumRefusals);
    },
    renewMemorandum: async (_, { input }, context) => {
      const result = await renewMemorandum(context, input);
      return toPayload(context, 'memorandum', result, renewMemorandumRefusals);
    },
    supersedeMemorandum: async (_, { input }, context) => {
      const result = await supersedeMemorandum(context, input);
      return toPayload(context, 'memorandum', result, supersedeMemorandumRefusals);
    },
    correctMemorandum: async (_, { input }, context) => {
      const result = await correctMemorandum(context, input);
      return toPayload(context, 'memorandum', result, correctMemorandumRefusals);
    },
  },
  Memorandum: {
    ...governanceFields(memorandumKind),
    network: ({ networkId }, _, context) =>
      networkId === null ? null : readOne(context, networkUndertaking.list, networkId),
    isInForce: (memorandum, { on }, { today }) => isInForceOn(memorandum, on ?? today),
    supersededBy: ({ supersededById }, _, context) =>
      supersededById === null ? null : readOne(context, memorandumKind.list, supersededById),
    signatories: fromKey(({ id }, asked, context) =>
      readListOf(context, signatoryKind.list, signatoriesOf, id, asked),
    ),
    signedBy: fromKey(async ({ id }, _, context) => {
      const signers = await readAllOf(context, 'signers of memorandum', signersOf, id);
      return Promise.all(
        signers.map((organisationId) => readOrganisation(context, organisationId)),
      );
    }),
    commitments: fromKey(({ id }, asked, context) =>
      readListOf(context, commitmentKind.list, commitmentsOf.memorandum, id, asked),
    ),
    amendments: fromKey(({ id }, _, context) =>
      readAllOf(context, 'amendments of memorandum', amendmentsOfMemorandum, id),
    ),
    renewals: fromKey(({ id }, _, context) =>
      readAllOf(context, 'renewals of memorandum', renewalsOfMemorandum, id),
    ),
  },
  Network: {
    memoranda: fromKey(({ id }, asked, context) =>
      readListOf(context, memorandumKind.list, ofNetwork, id, asked),
    ),
  },
  Territory: {
    memoranda: (territory, asked, context) => {
      const key = keyOn(territoryKey(territory), asked.filter?.inForceOn ?? context.today);
      return readListOf(context, memorandumKind.list, ofTerritoryOn, key, asked);
    },
  },
  Organisation: {
    memoranda: fromKey(({ id }, asked, context) =>
      readListOf(context, memorandumKind.list, ofParty, id, asked),
    ),
  },
};
