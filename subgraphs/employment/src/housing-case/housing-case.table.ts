import { sql } from 'drizzle-orm';
import { check, date, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type {
  HousingCaseState,
  HousingCheckOutcome,
  HousingGuarantee,
  HousingKind,
  HousingNeed,
  HousingSearchOutcome,
  HousingTenure,
} from './housing-case.ts';

const day = (name: string) => date(name, { mode: 'string' });

export const housingCases = pgTable(
  'housing_case',
  {
    id: typeId('id', 'housing_case').primaryKey(),
    ...caseColumns<HousingCaseState>(),
    need: text('need').$type<HousingNeed>().notNull(),
    adults: integer('adults').notNull(),
    minors: integer('minors').notNull(),
    tenure: text('tenure').$type<HousingTenure>().notNull(),
    contractSignedOn: day('contract_signed_on'),
    contractStartsOn: day('contract_starts_on'),
    contractEndsOn: day('contract_ends_on'),
    monthlyRent: numeric('monthly_rent', { precision: 12, scale: 2 }),
    guarantee: text('guarantee').$type<HousingGuarantee>(),
    movedInOn: day('moved_in_on'),
    checkOutcome: text('check_outcome').$type<HousingCheckOutcome>(),
  },
  (table) => [
    ...caseIndexes('housing_case', table),
    check('housing_case_contract_runs', sql`${table.contractEndsOn} > ${table.contractStartsOn}`),
  ],
);

/** Homes that were found; `number` is the version of the case to which each led. */
export const housingSearches = pgTable(
  'housing_search',
  {
    caseId: typeId('case_id', 'housing_case')
      .notNull()
      .references(() => housingCases.id),
    number: integer('number').notNull(),
    foundOn: day('found_on').notNull(),
    kind: text('kind').$type<HousingKind>().notNull(),
    comuneCode: text('comune_code').notNull(),
    outcome: text('outcome').$type<HousingSearchOutcome>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);
