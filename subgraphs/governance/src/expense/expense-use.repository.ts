import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { budgetLines } from '../budget-line/budget-line.table.ts';
import type { BudgetLine, LineUse } from '../budget-line/budget-line.ts';
import { expenses } from './expense.table.ts';
import type { Expense, ExpenseState } from './expense.ts';

// What of its lines is spent, and what came of it: sums of decimal numbers, which the database makes.

const { amount, state, spentOn } = expenses;
const cut = sql`coalesce(${expenses.cutAmount}, 0)`;
const checked: ExpenseState[] = ['CHECKED', 'CERTIFIED', 'CUT'];
const certified: ExpenseState[] = ['CERTIFIED', 'CUT'];

/** Nothing is a sum too, with two decimals as all of them. */
export function euro(sum: SQL): SQL<string> {
  return sql<string>`coalesce(${sum}, 0)::numeric(14, 2)`.mapWith(String);
}

/** Of the expenses of a line, which are joined to it. */
export const useOfLine = {
  declared: euro(sql`sum(${amount})`).as('declared'),
  checked: euro(sql`sum(${amount}) filter (where ${inArray(state, checked)})`).as('checked'),
  certified: euro(sql`sum(${amount} - ${cut}) filter (where ${inArray(state, certified)})`).as(
    'certified',
  ),
  cut: euro(sql`sum(${cut})`).as('cut'),
};

const selection = {
  id: budgetLines.id,
  ...useOfLine,
  left: euro(sql`${budgetLines.amount} - coalesce(sum(${amount} - ${cut}), 0)`).as('left'),
};

export const useOfLines = statement(
  selection,
  write
    .select(selection)
    .from(budgetLines)
    .leftJoin(expenses, eq(expenses.budgetLineId, budgetLines.id))
    .where(sql`${budgetLines.id} = any(${idArray('budget_line', 'keys')})`)
    .groupBy(budgetLines.id),
  ({ id, ...use }) => ({ of: id, value: use }),
);

/**
 * What a line, which the caller has locked, comes to by all that is declared of it and not cut, and by
 * one expense more, or instead of what it was.
 */
export async function findUse(
  tx: Tx,
  line: BudgetLine,
  expense?: Pick<Expense, 'id' | 'amount'>,
): Promise<LineUse> {
  const others = expense && ne(expenses.id, expense.id);
  const [use] = await tx
    .select({
      exceeds: sql<boolean>`coalesce(sum(${amount} - ${cut}), 0) + ${expense?.amount ?? '0'}::numeric
        > ${line.amount}::numeric`,
      isOutside: sql<boolean>`coalesce(
        bool_or(${spentOn} not between ${line.startsOn}::date and ${line.endsOn}::date), false)`,
    })
    .from(expenses)
    .where(and(eq(expenses.budgetLineId, line.id), others));
  if (!use) throw new Error('A sum has no row');
  return use;
}
