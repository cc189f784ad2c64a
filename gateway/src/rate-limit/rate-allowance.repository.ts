import { sql } from 'drizzle-orm';
import type { Database } from '#shared/database/database.ts';
import type { RatePolicy } from './rate-allowance.ts';

/** One statement, and so one transaction: the row is locked while it is taken from. */
export async function takeAllowance(
  database: Database,
  bucket: string,
  { capacity, perSecond }: RatePolicy,
  cost: number,
): Promise<{ isTaken: boolean; left: number }> {
  const rows = await database.execute<{ is_taken: boolean; left_over: number }>(
    sql`select is_taken, left_over from take_allowance(${bucket}, ${capacity}, ${perSecond}, ${cost})`,
  );
  const [row] = rows;
  if (!row) throw new Error('take_allowance answers one row');
  return { isTaken: row.is_taken, left: Number(row.left_over) };
}

/** Forgets buckets that nobody used for a day: they are full again, as new ones are. */
export async function forgetAllowances(database: Database): Promise<void> {
  await database.execute(sql`select forget_allowances()`);
}
