import { setClaims } from '#shared/database/claims.ts';
import type { Connection } from '#shared/database/database.ts';
import { insertMissingRules } from '#shared/erasure/retention-rule.repository.ts';
import { platform } from '#shared/identity/viewer.ts';
import { shippedRules } from './retention-rule.ts';

/** Brings the rules that ship into the database; a period that somebody changed stays. */
export async function loadRetentionRules({
  database,
}: Pick<Connection, 'database'>): Promise<Record<string, number>> {
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    return { 'retention rules': await insertMissingRules(tx, shippedRules) };
  });
}
