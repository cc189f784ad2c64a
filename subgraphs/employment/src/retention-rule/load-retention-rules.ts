import type { Connection } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { insertMissingRules } from '#shared/erasure/retention-rule.repository.ts';
import { shippedRules } from './retention-rule.ts';

/** Brings the rules that ship into the database; a period that somebody changed stays. */
export async function loadRetentionRules({
  database,
}: Pick<Connection, 'database'>): Promise<Record<string, number>> {
  return platformTransaction(database, async (tx) => {
    return { 'retention rules': await insertMissingRules(tx, shippedRules) };
  });
}
