import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { employerOf } from '../employer/employer.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { vacancyMatchCase } from '../vacancy-match/vacancy-match.repository.ts';
import { checkPlacement } from './check-placement.ts';
import { correctJobPlacement } from './correct-job-placement.ts';
import { declareJobPlacement } from './declare-job-placement.ts';
import { endPlacement } from './end-placement.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import {
  checkPlacementRefusals,
  correctJobPlacementRefusals,
  declareJobPlacementRefusals,
  endPlacementRefusals,
  verifyJobPlacementRefusals,
} from './job-placement.wording.ts';
import { verifyJobPlacement } from './verify-job-placement.ts';

const field = 'jobPlacement';

export const jobPlacementResolvers: Resolvers = {
  Query: {
    jobPlacement: (_, { id }, context) => readOne(context, jobPlacementCase.list, id),
    jobPlacements: (_, asked, context) => readList(context, jobPlacementCase.list, asked),
  },
  Mutation: {
    declareJobPlacement: async (_, { input }, context) => {
      const result = await declareJobPlacement(context, input);
      return toPayload(context, field, result, declareJobPlacementRefusals);
    },
    verifyJobPlacement: async (_, { input }, context) => {
      const result = await verifyJobPlacement(context, input);
      return toPayload(context, field, result, verifyJobPlacementRefusals);
    },
    checkPlacement: async (_, { input }, context) =>
      toPayload(context, field, await checkPlacement(context, input), checkPlacementRefusals),
    endPlacement: async (_, { input }, context) =>
      toPayload(context, field, await endPlacement(context, input), endPlacementRefusals),
    correctJobPlacement: async (_, { input }, context) => {
      const result = await correctJobPlacement(context, input);
      return toPayload(context, field, result, correctJobPlacementRefusals);
    },
  },
  JobPlacement: {
    ...caseFields(jobPlacementCase),
    employer: employerOf,
    vacancyMatch: ({ vacancyMatchId }, _, context) =>
      vacancyMatchId ? readOne(context, vacancyMatchCase.list, vacancyMatchId) : null,
  },
  PersonRecord: {
    jobPlacements: fromKey(({ id }, asked, context) =>
      readListOf(context, jobPlacementCase.list, jobPlacementCase.ofPersonRecord, id, asked),
    ),
  },
};
