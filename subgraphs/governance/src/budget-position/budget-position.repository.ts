import { eq, sql } from 'drizzle-orm';
import { statement, write } from '#shared/database/statement.ts';
import { budgetLines } from '../budget-line/budget-line.table.ts';
import { expenses } from '../expense/expense.table.ts';
import { euro, useOfLine } from '../expense/expense-use.repository.ts';
import { organisations } from '../organisation/organisation.table.ts';
import type { BudgetPosition } from './budget-position.ts';

const { organisationId, workPackage, amount } = budgetLines;

/** Each line once, with what its expenses come to: a line must not be planned once for each of them. */
const line = write
  .select({ organisationId, workPackage, amount, ...useOfLine })
  .from(budgetLines)
  .leftJoin(expenses, eq(expenses.budgetLineId, budgetLines.id))
  .groupBy(budgetLines.id)
  .as('line');

const selection = {
  organisationId: line.organisationId,
  workPackage: line.workPackage,
  planned: euro(sql`sum(${line.amount})`),
  declared: euro(sql`sum(${line.declared})`),
  certified: euro(sql`sum(${line.certified})`),
  cut: euro(sql`sum(${line.cut})`),
};

/** Of the lines that row-level security lets the viewer see, partners by name. */
export const budgetPositions = statement(
  selection,
  write
    .select(selection)
    .from(line)
    .innerJoin(organisations, eq(organisations.id, line.organisationId))
    .groupBy(line.organisationId, line.workPackage, organisations.name)
    .orderBy(organisations.name, line.organisationId, line.workPackage),
  (row): BudgetPosition => row,
);
