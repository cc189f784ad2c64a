import postgres from 'postgres';
import { type Connection, connect } from '#shared/database/database.ts';
import type { Holder } from '../infra/database/domain.ts';
import { testPassword } from './database-server.ts';

export type TestDatabase = Connection & {
  url: string;
  /** For what a test must see behind row-level security. */
  superuserUrl: string;
  /** May change tables; held by row-level security all the same. */
  migrationUrl: string;
};

let made = 0;

/** A database of this test file's own, copied from the holder's migrated template. */
export async function openTestDatabase(holder: Holder): Promise<TestDatabase> {
  const server = process.env['POLIS_TEST_SERVER'];
  if (!server) throw new Error('Tests run through `npm test`, which starts their PostgreSQL');
  made += 1;
  const name = `${holder}_${process.env['JEST_WORKER_ID'] ?? '0'}_${process.pid}_${made}_${Date.now()}`;
  await administrate(server, `create database ${name} template ${holder} owner ${holder}_owner`);
  const as = (role?: string) => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    if (role) {
      url.username = `${holder}_${role}`;
      url.password = testPassword;
    }
    return url.href;
  };
  const connection = connect(as('runtime'));
  return {
    ...connection,
    url: as('runtime'),
    migrationUrl: as('migrator'),
    superuserUrl: as(),
    async close() {
      await connection.close();
      await administrate(server, `drop database ${name} with (force)`);
    },
  };
}

async function administrate(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await sql.unsafe(statement);
        return;
      } catch (error) {
        // Another worker is copying the same template at this moment.
        const busy = error instanceof postgres.PostgresError && error.code === '55006';
        if (!busy || attempt > 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await sql.end();
  }
}
