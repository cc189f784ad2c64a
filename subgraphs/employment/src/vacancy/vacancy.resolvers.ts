import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { employerOf } from '../employer/employer.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { ofVacancy, vacancyMatchCase } from '../vacancy-match/vacancy-match.repository.ts';
import { advanceVacancy } from './advance-vacancy.ts';
import { correctVacancy } from './correct-vacancy.ts';
import { openVacancy } from './open-vacancy.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { placesLeft } from './vacancy.ts';
import {
  advanceVacancyRefusals,
  correctVacancyRefusals,
  openVacancyRefusals,
  withdrawVacancyRefusals,
} from './vacancy.wording.ts';
import { withdrawVacancy } from './withdraw-vacancy.ts';

export const vacancyResolvers: Resolvers = {
  Query: {
    vacancy: (_, { id }, context) => readOne(context, vacancyKind.list, id),
    vacancies: (_, asked, context) => readList(context, vacancyKind.list, asked),
  },
  Mutation: {
    openVacancy: async (_, { input }, context) =>
      toPayload(context, 'vacancy', await openVacancy(context, input), openVacancyRefusals),
    advanceVacancy: async (_, { input }, context) =>
      toPayload(context, 'vacancy', await advanceVacancy(context, input), advanceVacancyRefusals),
    withdrawVacancy: async (_, { input }, context) =>
      toPayload(context, 'vacancy', await withdrawVacancy(context, input), withdrawVacancyRefusals),
    correctVacancy: async (_, { input }, context) =>
      toPayload(context, 'vacancy', await correctVacancy(context, input), correctVacancyRefusals),
  },
  Vacancy: {
    ...undertakingFields(vacancyKind),
    employer: employerOf,
    comune: ({ comuneCode }) => ({ level: 'COMUNE', code: comuneCode }),
    placesLeft,
    matches: fromKey(({ id }, asked, context) =>
      readListOf(context, vacancyMatchCase.list, ofVacancy, id, asked),
    ),
  },
};
