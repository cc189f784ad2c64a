import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { advanceVacancyMatch } from './advance-vacancy-match.ts';
import { proposeForVacancy } from './propose-for-vacancy.ts';
import { rejectVacancyMatch } from './reject-vacancy-match.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import {
  advanceVacancyMatchRefusals,
  proposeForVacancyRefusals,
  rejectVacancyMatchRefusals,
} from './vacancy-match.wording.ts';

const field = 'vacancyMatch';

/** A match says nothing of its own that could be wrong. */
const { corrections: _, ...fields } = caseFields(vacancyMatchCase);

export const vacancyMatchResolvers: Resolvers = {
  Query: {
    vacancyMatch: (_, { id }, context) => readOne(context, vacancyMatchCase.list, id),
    vacancyMatches: (_, asked, context) => readList(context, vacancyMatchCase.list, asked),
  },
  Mutation: {
    proposeForVacancy: async (_, { input }, context) =>
      toPayload(context, field, await proposeForVacancy(context, input), proposeForVacancyRefusals),
    advanceVacancyMatch: async (_, { input }, context) => {
      const result = await advanceVacancyMatch(context, input);
      return toPayload(context, field, result, advanceVacancyMatchRefusals);
    },
    rejectVacancyMatch: async (_, { input }, context) => {
      const result = await rejectVacancyMatch(context, input);
      return toPayload(context, field, result, rejectVacancyMatchRefusals);
    },
  },
  VacancyMatch: {
    ...fields,
    vacancy: ({ vacancyId }, _, context) => readOne(context, vacancyKind.list, vacancyId),
  },
  PersonRecord: {
    vacancyMatches: fromKey(({ id }, asked, context) =>
      readListOf(context, vacancyMatchCase.list, vacancyMatchCase.ofPersonRecord, id, asked),
    ),
  },
};
