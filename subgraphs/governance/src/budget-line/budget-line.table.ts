import { sql } from 'drizzle-orm';
import { check, date, index, numeric, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { WorkPackage } from '../membership/membership.ts';
import type { BudgetLineState, CostCategory } from './budget-line.ts';

export const budgetLines = pgTable(
  'budget_line',
  {
    id: typeId('id', 'budget_line').primaryKey(),
    ...undertakingColumns<BudgetLineState>(),
    workPackage: text('work_package').$type<WorkPackage>().notNull(),
    category: text('category').$type<CostCategory>().notNull(),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    amendedOn: date('amended_on', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('budget_line', table),
    // What refers to a line names its partner with it.
    unique('budget_line_of_partner').on(table.id, table.organisationId),
    index('budget_line_by_end').on(table.endsOn, table.id),
    index('budget_line_by_organisation_and_end').on(table.organisationId, table.endsOn, table.id),
    check('budget_line_amount', sql`${table.amount} > 0`),
    check('budget_line_period', sql`${table.startsOn} <= ${table.endsOn}`),
  ],
);
