import { eq } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { statement, write } from '../database/statement.ts';
import type { RetentionRuleRow } from './retention.ts';
import { retentionRules } from './retention-rule.table.ts';

export const allRetentionRules = statement(
  { rule: retentionRules },
  write.select({ rule: retentionRules }).from(retentionRules).orderBy(retentionRules.code),
  ({ rule }) => rule,
);

export async function findRule(tx: Tx, code: string): Promise<RetentionRuleRow | undefined> {
  const [row] = await tx.select().from(retentionRules).where(eq(retentionRules.code, code));
  return row;
}

/** Those that are missing; a period that somebody changed stays as it is. Answers how many were. */
export async function insertMissingRules(
  tx: Tx,
  rules: readonly RetentionRuleRow[],
): Promise<number> {
  const written = await tx
    .insert(retentionRules)
    .values([...rules])
    .onConflictDoNothing()
    .returning({ code: retentionRules.code });
  return written.length;
}
