import { requireScope } from '#shared/identity/authorise.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { budgetPositions } from './budget-position.repository.ts';

export const budgetPositionResolvers: Resolvers = {
  Query: {
    budgetByPartner: (_, __, context) => {
      requireScope(context, 'governance:read');
      return context.read(budgetPositions, {});
    },
  },
  BudgetPosition: {
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
};
