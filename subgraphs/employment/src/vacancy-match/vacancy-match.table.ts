import { index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { vacancies } from '../vacancy/vacancy.table.ts';
import type { VacancyMatchState } from './vacancy-match.ts';

export const vacancyMatches = pgTable(
  'vacancy_match',
  {
    id: typeId('id', 'vacancy_match').primaryKey(),
    ...caseColumns<VacancyMatchState>(),
    vacancyId: typeId('vacancy_id', 'vacancy')
      .notNull()
      .references(() => vacancies.id),
  },
  (table) => [
    ...caseIndexes('vacancy_match', table),
    uniqueIndex('vacancy_match_once').on(table.vacancyId, table.personRecordId),
    index('vacancy_match_by_vacancy').on(table.vacancyId, table.openedOn, table.id),
  ],
);
