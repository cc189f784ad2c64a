import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { preparing } from './prepared-writes.ts';
import { openReader, type Reader } from './reader.ts';
import { statementCount } from './statement-count.ts';

export type Database = PostgresJsDatabase;
/** A transaction with the viewer's claims set: all that repositories are given. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Drizzle writes through postgres.js; `reader` reads (docs/adr/0014). */
export type Connection = { database: Database; reader: Reader; close: () => Promise<void> };

const logger = {
  logQuery(): void {
    const count = statementCount();
    if (!count) return;
    count.statements += 1;
    count.roundTrips += 1;
  },
};

/** Two pools for one database; connections are opened when first needed and reopened when lost. */
export function connect(url: string, options: { max?: number } = {}): Connection {
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    // Restarted servers are found again within this many seconds.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: () => {},
    connection: { application_name: 'polis', TimeZone: 'UTC', statement_timeout: 10_000 },
  });
  const reader = openReader(url, options);
  return {
    database: drizzle(preparing(client), { logger }),
    reader,
    async close() {
      await Promise.all([client.end({ timeout: 2 }), reader.close()]);
    },
  };
}

/** Whether the database answers at all. */
export function answers(database: Database): Promise<boolean> {
  return database.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
}
