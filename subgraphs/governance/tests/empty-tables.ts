import { sql } from 'drizzle-orm';
import { connect } from '#shared/database/database.ts';
import type { Bench } from '../../../tests/testbed.ts';

/** What only a superuser may do, between tests. */
export async function emptyTables(bench: Bench, ...tables: string[]): Promise<void> {
  const { database, close } = connect(bench.superuserUrl, { max: 1 });
  for (const table of tables) await database.execute(sql`delete from ${sql.identifier(table)}`);
  await close();
}
