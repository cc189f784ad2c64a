import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readMemorandum } from '../memorandum/read-memorandum.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { addCommitment } from './add-commitment.ts';
import { advanceCommitment } from './advance-commitment.ts';
import { commitmentKind, commitmentsOf } from './commitment.repository.ts';
import { isLateOn } from './commitment.ts';
import {
  addCommitmentRefusals,
  advanceCommitmentRefusals,
  correctCommitmentRefusals,
} from './commitment.wording.ts';
import { correctCommitment } from './correct-commitment.ts';

export const commitmentResolvers: Resolvers = {
  Query: {
    commitment: (_, { id }, context) => readOne(context, commitmentKind.list, id),
    commitments: (_, asked, context) => readList(context, commitmentKind.list, asked),
  },
  Mutation: {
    addCommitment: async (_, { input }, context) => {
      const result = await addCommitment(context, input);
      return toPayload(context, 'commitment', result, addCommitmentRefusals);
    },
    advanceCommitment: async (_, { input }, context) => {
      const result = await advanceCommitment(context, input);
      return toPayload(context, 'commitment', result, advanceCommitmentRefusals);
    },
    correctCommitment: async (_, { input }, context) => {
      const result = await correctCommitment(context, input);
      return toPayload(context, 'commitment', result, correctCommitmentRefusals);
    },
  },
  Commitment: {
    ...governanceFields(commitmentKind),
    memorandum: ({ memorandumId }, _, context) => readMemorandum(context, memorandumId),
    isLate: (commitment, { on }, { today }) => isLateOn(commitment, on ?? today),
  },
  Organisation: {
    commitments: fromKey(({ id }, asked, context) =>
      readListOf(context, commitmentKind.list, commitmentsOf.organisation, id, asked),
    ),
  },
};
