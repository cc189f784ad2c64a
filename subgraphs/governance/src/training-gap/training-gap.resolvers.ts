import { readList } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { trainingGapList } from './training-gap.repository.ts';

export const trainingGapResolvers: Resolvers = {
  Query: {
    trainingGaps: (_, asked, context) => readList(context, trainingGapList, asked),
  },
  TrainingGap: {
    accessPoint: ({ accessPointId }) => ({ id: accessPointId }),
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
};
