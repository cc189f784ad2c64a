import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { budgetLines } from '../budget-line/budget-line.table.ts';
import type { ExpenseState } from './expense.ts';

export const expenses = pgTable(
  'expense',
  {
    id: typeId('id', 'expense').primaryKey(),
    ...undertakingColumns<ExpenseState>(),
    budgetLineId: typeId('budget_line_id', 'budget_line').notNull(),
    amount: numeric('amount', { precision: 12, scale: 2 }).notNull(),
    spentOn: date('spent_on', { mode: 'string' }).notNull(),
    documentRef: text('document_ref').notNull(),
    description: text('description').notNull(),
    cutAmount: numeric('cut_amount', { precision: 12, scale: 2 }),
    cutReasonIt: text('cut_reason_it'),
  },
  (table) => [
    ...undertakingIndexes('expense', table),
    foreignKey({
      name: 'expense_of_line_of_partner',
      columns: [table.budgetLineId, table.organisationId],
      foreignColumns: [budgetLines.id, budgetLines.organisationId],
    }),
    index('expense_by_line').on(table.budgetLineId, table.openedOn, table.id),
    index('expense_by_line_and_day').on(table.budgetLineId, table.spentOn, table.id),
    index('expense_by_day').on(table.spentOn, table.id),
    index('expense_by_organisation_and_day').on(table.organisationId, table.spentOn, table.id),
    // What the Regione has to check, the oldest first.
    index('expense_to_check').on(table.openedOn, table.id).where(sql`${table.state} = 'DECLARED'`),
    check('expense_amount', sql`${table.amount} > 0`),
    check(
      'expense_cut',
      sql`(${table.state} = 'CUT') = (${table.cutAmount} is not null and ${table.cutReasonIt} is not null)
        and (${table.cutAmount} is null or ${table.cutAmount} between 0.01 and ${table.amount})`,
    ),
  ],
);
