import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { CefrLevel } from '../course/course.ts';
import type { ContractType } from '../employer/employer.ts';
import { employerColumns } from '../employer/employer-columns.table.ts';
import type { VacancyState } from './vacancy.ts';

export const vacancies = pgTable(
  'vacancy',
  {
    id: typeId('id', 'vacancy').primaryKey(),
    ...undertakingColumns<VacancyState>(),
    ...employerColumns(),
    occupation: text('occupation').notNull(),
    atecoCode: text('ateco_code').notNull(),
    contract: text('contract').$type<ContractType>().notNull(),
    weeklyHours: integer('weekly_hours').notNull(),
    comuneCode: text('comune_code').notNull(),
    places: integer('places').notNull(),
    hiredCount: integer('hired_count').notNull(),
    languageLevel: text('language_level').$type<CefrLevel>(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    ...undertakingIndexes('vacancy', table),
    index('vacancy_by_closing').on(table.closesOn, table.id),
    index('vacancy_by_comune').on(table.comuneCode, table.openedOn, table.id),
    index('vacancy_by_contract').on(table.contract, table.openedOn, table.id),
    // Codes are compared as bytes, so that those which begin alike lie together.
    index('vacancy_by_occupation').on(sql`${table.occupation} collate "C"`),
    check('vacancy_places', sql`${table.hiredCount} between 0 and ${table.places}`),
  ],
);
