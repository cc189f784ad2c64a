import { sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import type { NewAuditEntry } from './audit-entry.ts';

/** Appends by the only way there is: in a transaction of its own, or as part of another's. */
export async function appendEntries(
  tx: Pick<Tx, 'execute'>,
  entries: readonly NewAuditEntry[],
): Promise<void> {
  await tx.execute(sql`select audit_append(${JSON.stringify(entries)}::jsonb)`);
}
