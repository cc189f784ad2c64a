import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { associations } from './association.table.ts';
import type { Association } from './association.ts';

type Entered = Pick<Association, 'id' | 'register' | 'registerNumber'>;

/**
 * Refuses an entry that another association has. Who is to write one waits for who wrote the same one
 * before, so that the index `association_register_entry` is never met.
 */
export async function checkEntryFree<Given extends Entered>(
  tx: Tx,
  given: Given,
): Promise<Result<Given, 'RegisterEntryTaken'>> {
  const { id, register, registerNumber } = given;
  if (register === null || registerNumber === null) return ok(given);
  const entry = `association_register_entry ${register} ${registerNumber}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${entry}, 0))`);
  const isSame = and(
    eq(associations.register, register),
    eq(associations.registerNumber, registerNumber),
    ne(associations.id, id),
  );
  const [other] = await tx.select({ id: associations.id }).from(associations).where(isSame);
  return other ? refuse('RegisterEntryTaken') : ok(given);
}
