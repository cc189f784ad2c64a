import type { Connection } from '#shared/database/database.ts';
import { workAsPlatform } from '#shared/erasure/reapply.ts';
import { insertMissingRules } from '#shared/erasure/retention-rule.repository.ts';
import { surveyWordsRule } from './survey-response/apply-retention.ts';

/** What this domain knows before any partner enters something. */
export async function loadReference({
  database,
}: Pick<Connection, 'database'>): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const rules = await workAsPlatform(database, (tx) => insertMissingRules(tx, [surveyWordsRule]));
  return { loaded: { 'retention rules': rules }, warnings: [] };
}
