import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { microInterventionList } from '../micro-intervention/micro-intervention.repository.ts';
import { ofPerson, participationList } from './participation.repository.ts';
import { totalOf } from './participation.ts';
import { recordRefusals } from './participation.wording.ts';
import { recordParticipation } from './record-participation.ts';

export const participationResolvers: Resolvers = {
  Query: {
    participation: (_, { id }, context) => readOne(context, participationList, id),
    participations: (_, asked, context) => readList(context, participationList, asked),
  },
  Mutation: {
    recordParticipation: async (_, { input }, context) => {
      const result = await recordParticipation(context, input);
      return toPayload(context, 'participation', result, recordRefusals);
    },
  },
  Participation: {
    __resolveReference: ({ id }, context) => readOne(context, participationList, id),
    microIntervention: async ({ microInterventionId }, _, context) => {
      const found = await readOne(context, microInterventionList, microInterventionId);
      if (!found) throw new Error(`Participation in unknown ${microInterventionId}`);
      return found;
    },
    personRecord: ({ personRecordId }) => (personRecordId ? { id: personRecordId } : null),
    organisation: ({ organisationId }) => ({ id: organisationId }),
  },
  HeadCount: { total: totalOf },
  Person: {
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofPerson, id, asked),
    ),
  },
};
