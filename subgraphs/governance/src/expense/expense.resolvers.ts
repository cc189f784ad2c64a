import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { budgetLineUndertaking } from '../budget-line/budget-line.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceExpense } from './advance-expense.ts';
import { correctExpense } from './correct-expense.ts';
import { cutExpense } from './cut-expense.ts';
import { declareExpense } from './declare-expense.ts';
import { expensesOfLine, expenseUndertaking } from './expense.repository.ts';
import * as refusals from './expense.wording.ts';
import { useOfLines } from './expense-use.repository.ts';

const entity = 'expense';
const { list } = expenseUndertaking;

type Use = 'declared' | 'checked' | 'certified' | 'cut' | 'left';

/** All sums of all lines that are asked in one statement. */
function sumOf(name: Use) {
  return async ({ id }: { id: string }, _: object, context: Context): Promise<string> => {
    const [use] = await readAllOf(context, 'use of budget line', useOfLines, id);
    if (!use) throw new Error('A line has no sums');
    return use[name];
  };
}

export const expenseResolvers: Resolvers = {
  Query: {
    expense: (_, { id }, context) => readOne(context, list, id),
    expenses: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    declareExpense: async (_, { input }, context) => {
      const result = await declareExpense(context, input);
      return toPayload(context, entity, result, refusals.declareExpenseRefusals);
    },
    advanceExpense: async (_, { input }, context) => {
      const result = await advanceExpense(context, input);
      return toPayload(context, entity, result, refusals.advanceExpenseRefusals);
    },
    cutExpense: async (_, { input }, context) => {
      const result = await cutExpense(context, input);
      return toPayload(context, entity, result, refusals.cutExpenseRefusals);
    },
    correctExpense: async (_, { input }, context) => {
      const result = await correctExpense(context, input);
      return toPayload(context, entity, result, refusals.correctExpenseRefusals);
    },
  },
  Expense: {
    ...governanceFields(expenseUndertaking),
    budgetLine: async ({ budgetLineId }, _, context) => {
      const line = await readOne(context, budgetLineUndertaking.list, budgetLineId);
      if (!line) throw new Error('An expense is of no line');
      return line;
    },
  },
  BudgetLine: {
    declared: sumOf('declared'),
    checked: sumOf('checked'),
    certified: sumOf('certified'),
    cut: sumOf('cut'),
    left: sumOf('left'),
    expenses: fromKey(({ id }, asked, context) =>
      readListOf(context, list, expensesOfLine, id, asked),
    ),
  },
};
