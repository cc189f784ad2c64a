import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holders } from '../infra/database/domain.ts';
import { migrate } from '../infra/database/migrate.ts';
import { provision } from '../infra/database/provision.ts';
import { startPostgres } from '../infra/local/postgres/server.ts';

/** Only of a server that lives as long as the tests, on loopback. */
export const testPassword = 'only-for-the-tests-of-this-run';

/** A fresh server whose databases, one of each domain and the gateway's, serve as templates. */
export async function startTestServer(): Promise<{ stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'polis-tests-'));
  const server = await startPostgres({
    directory,
    superuserPassword: testPassword,
    fast: true,
    // While autovacuum looks at a table, a vacuum of another finds no row that all may see.
    settings: { max_connections: '300', autovacuum: 'off' },
  });
  const passwords = { migrator: testPassword, runtime: testPassword };
  await Promise.all(
    holders.map(async (holder) => {
      const { migration } = await provision(server.superuserUrl(), holder, passwords);
      await migrate(migration, holder, `${holder}_runtime`);
    }),
  );
  process.env['POLIS_TEST_SERVER'] = server.superuserUrl();
  return {
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
