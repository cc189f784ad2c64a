import { getSource } from '#shared/database/columns.ts';
import { allRetentionRules } from '#shared/erasure/retention-rule.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { RetentionRule } from './retention-rule.ts';

export const retentionRuleResolvers: Resolvers = {
  Query: {
    // The table's words are those of the rules that ship.
    retentionRules: (_, __, context) =>
      context.read(allRetentionRules, {}) as Promise<RetentionRule[]>,
  },
  RetentionRule: { source: getSource },
};
