import { toPayload } from '#shared/language/payload.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceComplementaryAction } from './advance-complementary-action.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import * as refusals from './complementary-action.wording.ts';
import { correctComplementaryAction } from './correct-complementary-action.ts';
import { proposeComplementaryAction } from './propose-complementary-action.ts';
import { reportComplementaryAction } from './report-complementary-action.ts';

const { list } = complementaryActionKind;
const field = 'complementaryAction';

export const complementaryActionResolvers: Resolvers = {
  Query: {
    complementaryAction: (_, { id }, context) => readOne(context, list, id),
    complementaryActions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    proposeComplementaryAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await proposeComplementaryAction(context, input),
        refusals.proposeComplementaryActionRefusals,
      ),
    advanceComplementaryAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await advanceComplementaryAction(context, input),
        refusals.advanceComplementaryActionRefusals,
      ),
    correctComplementaryAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await correctComplementaryAction(context, input),
        refusals.correctComplementaryActionRefusals,
      ),
    reportComplementaryAction: async (_, { input }, context) =>
      toPayload(
        context,
        field,
        await reportComplementaryAction(context, input),
        refusals.reportComplementaryActionRefusals,
      ),
  },
  ComplementaryAction: {
    ...undertakingFields(complementaryActionKind),
    serves: ({ comuneCodes, atsCodes }) => [
      ...comuneCodes.map((code) => ({ level: 'COMUNE' as const, code })),
      ...atsCodes.map((code) => ({ level: 'ATS' as const, code })),
    ],
  },
};
