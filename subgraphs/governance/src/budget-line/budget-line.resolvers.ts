import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceBudgetLine } from './advance-budget-line.ts';
import { amendBudgetLine } from './amend-budget-line.ts';
import { budgetLineUndertaking, linesOfOrganisation } from './budget-line.repository.ts';
import {
  advanceBudgetLineRefusals,
  amendBudgetLineRefusals,
  enterBudgetLineRefusals,
} from './budget-line.wording.ts';
import { enterBudgetLine } from './enter-budget-line.ts';

const entity = 'budgetLine';
const { list } = budgetLineUndertaking;

export const budgetLineResolvers: Resolvers = {
  Query: {
    budgetLine: (_, { id }, context) => readOne(context, list, id),
    budgetLines: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    enterBudgetLine: async (_, { input }, context) => {
      const result = await enterBudgetLine(context, input);
      return toPayload(context, entity, result, enterBudgetLineRefusals);
    },
    advanceBudgetLine: async (_, { input }, context) => {
      const result = await advanceBudgetLine(context, input);
      return toPayload(context, entity, result, advanceBudgetLineRefusals);
    },
    amendBudgetLine: async (_, { input }, context) => {
      const result = await amendBudgetLine(context, input);
      return toPayload(context, entity, result, amendBudgetLineRefusals);
    },
  },
  BudgetLine: governanceFields(budgetLineUndertaking),
  Organisation: {
    budgetLines: fromKey(({ id }, asked, context) =>
      readListOf(context, list, linesOfOrganisation, id, asked),
    ),
  },
};
