import { gte, lt, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isNeverOut,
  mayRegioneWrite,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import type { ExpenseFilter, ExpenseOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { expenses } from './expense.table.ts';
import { type Expense, expenseLifeCycle } from './expense.ts';

export const expenseUndertaking = {
  ...defineUndertaking({
    type: 'Expense',
    table: expenses,
    begins: 'DECLARED',
    cycle: expenseLifeCycle,
    toUndertaking: (row): Expense => row,
    mayWrite: mayRegioneWrite,
    orders: {
      OPENED_ON_ASC: ascending(expenses.openedOn, (node: Expense) => node.openedOn),
      OPENED_ON_DESC: descending(expenses.openedOn, (node: Expense) => node.openedOn),
      SPENT_ON_ASC: ascending(expenses.spentOn, (node: Expense) => node.spentOn),
      SPENT_ON_DESC: descending(expenses.spentOn, (node: Expense) => node.spentOn),
    } satisfies Record<ExpenseOrder, OrderColumn<Expense>>,
    usualOrder: 'OPENED_ON_DESC',
    audience: audienceOf,
    check: ({ organisationId, budgetLineId }: ExpenseFilter, context) => {
      if (organisationId) requireId(context, 'organisation', organisationId);
      if (budgetLineId) requireId(context, 'budget_line', budgetLineId);
    },
    where: (asked: Asked<ExpenseFilter>, audience) => [
      heldBy(expenses.organisationId, audience),
      asked.state && isOneOf(expenses.state, asked.state),
      asked.organisationId && equals(expenses.organisationId, asked.organisationId),
      asked.budgetLineId && equals(expenses.budgetLineId, asked.budgetLineId),
      asked.spentFrom && gte(expenses.spentOn, asked.spentFrom),
      asked.spentBefore && lt(expenses.spentOn, asked.spentBefore),
    ],
  }),
  isOut: isNeverOut,
};

export const expensesOfLine: Relation = {
  name: 'budget line',
  parentPrefix: 'budget_line',
  on: (key) => sql`${expenses.budgetLineId} = ${key}`,
};
