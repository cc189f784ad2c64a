import { sql } from 'drizzle-orm';
import type { Relation } from '#shared/reading/list.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { VacancyMatchFilter } from '../generated/resolvers.ts';
import { vacancyMatches } from './vacancy-match.table.ts';
import { type VacancyMatch, vacancyMatchLifeCycle } from './vacancy-match.ts';

export const vacancyMatchCase = defineCase({
  type: 'VacancyMatch',
  table: vacancyMatches,
  begins: 'PROPOSED',
  cycle: vacancyMatchLifeCycle,
  toCase: (row): VacancyMatch => row,
  check: (_: VacancyMatchFilter) => {},
});

export const ofVacancy: Relation = {
  name: 'vacancy',
  parentPrefix: 'vacancy',
  on: (key) => sql`${vacancyMatches.vacancyId} = ${key}`,
};
