import type { Resolvers } from '../generated/resolvers.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { budgetPositions } from './budget-position.repository.ts';

export const budgetPositionResolvers: Resolvers = {
  Query: {
    budgetByPartner: (_, __, context) => {
      return context.read(budgetPositions, {});
    },
  },
  BudgetPosition: {
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
};
