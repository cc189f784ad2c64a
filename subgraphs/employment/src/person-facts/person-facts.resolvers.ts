import { toPayload } from '#shared/language/payload.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { correctPersonRecord } from './correct-person-record.ts';
import { enterPersonRecord } from './enter-person-record.ts';
import { factFields } from './fact-fields.ts';
import type { PersonFacts } from './person-facts.ts';
import { correctPersonRecordRefusals, enterPersonRecordRefusals } from './person-facts.wording.ts';

export const personFactsResolvers: Resolvers = {
  Mutation: {
    enterPersonRecord: async (_, { input }, context) => {
      const result = await enterPersonRecord(context, input);
      return toPayload(context, 'personRecord', result, enterPersonRecordRefusals);
    },
    correctPersonRecord: async (_, { input }, context) => {
      const result = await correctPersonRecord(context, input);
      return toPayload(context, 'personRecord', result, correctPersonRecordRefusals);
    },
  },
  PersonFacts: {
    ...factFields((held: PersonFacts) => held),
    id: ({ facts }) => facts.id,
    validFrom: ({ facts }) => facts.validFrom,
    validTo: ({ facts }) => facts.validTo,
    recordedAt: ({ facts }) => facts.recordedAt,
    supersededAt: ({ facts }) => facts.supersededAt,
  },
};
