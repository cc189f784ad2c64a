import { sql } from 'drizzle-orm';
import { parseTypeId } from '../type-id.ts';
import { arrayText } from './columns.ts';
import type { Tx } from './database.ts';
import { idempotencyKeys } from './idempotency-key.table.ts';

/**
 * Forgets what was answered under keys about what is being erased, else a key would give it again. The
 * platform's to do, since keys are whoever's.
 */
export async function forgetOutcomes(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const uuids = ids.flatMap((id) => parseTypeId(id)?.uuid ?? []);
  await tx
    .delete(idempotencyKeys)
    .where(sql`${idempotencyKeys.about} && ${arrayText(uuids)}::uuid[]`);
}
