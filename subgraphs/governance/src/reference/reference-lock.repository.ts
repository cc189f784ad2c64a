import { sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';

/** Makes loaders and imports wait for each other: each plans on what the one before it wrote. */
export async function lockReferenceData(tx: Tx): Promise<void> {
  await tx.execute(sql`select 1 from feed for update`);
}

/** For a dry run: whatever writes fails. */
export async function forbidWrites(tx: Tx): Promise<void> {
  await tx.execute(sql`set transaction read only`);
}
