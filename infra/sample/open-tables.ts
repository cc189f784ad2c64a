import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Client } from 'pg';
import { errorCode, PlainError } from '../local/plain-error.ts';
import { quoted } from './copy-text.ts';

const lockNotAvailable = '55P03';

/**
 * Lets the owner COPY into tables, which forced row-level security forbids, until the transaction
 * closes them again. Nobody else sees them open: they are locked, and a failure leaves all as before.
 */
export async function openTables(
  client: Client,
  domain: string,
  tables: readonly PgTable[],
  lockTimeoutMs = 10_000,
): Promise<void> {
  await client.query(`set local lock_timeout = ${lockTimeoutMs}`);
  try {
    for (const name of namesOf(tables)) {
      await client.query(`alter table ${quoted(name)} no force row level security`);
    }
  } catch (error) {
    if (errorCode(error) !== lockNotAvailable) throw error;
    throw new PlainError(
      `The tables of ${domain} are in use. Stop whatever serves them, load the sample, and start it again.`,
    );
  }
  await client.query('set local lock_timeout = 0');
}

export async function closeTables(client: Client, tables: readonly PgTable[]): Promise<void> {
  // A table is not altered while what is checked at the end of the transaction is still to be checked.
  await client.query('set constraints all immediate');
  for (const name of namesOf(tables)) {
    await client.query(`alter table ${quoted(name)} force row level security`);
  }
}

/**
 * After the commit. Without it the first queries would be planned for empty tables, and those
 * answered from an index alone would look at each row to see whether everybody may see it.
 */
export async function vacuumTables(client: Client, tables: readonly PgTable[]): Promise<void> {
  const names = namesOf(tables).map(quoted);
  if (names.length > 0) await client.query(`vacuum (analyze) ${names.join(', ')}`);
}

/** In one order, and each once: a table may be filled by more than one generator. */
export function namesOf(tables: readonly PgTable[]): string[] {
  return [...new Set(tables.map(getTableName))].toSorted();
}
