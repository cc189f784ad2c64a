import { defineConfig } from 'drizzle-kit';
import { holders, migrationsOf } from './infra/database/domain.ts';
import { tableFilesOf } from './infra/database/table-files.ts';

const holder = holders.find((each) => each === process.env['DOMAIN']);
if (!holder) {
  throw new Error(`DOMAIN=${holders.join('|')} npx drizzle-kit generate --name <what-it-does>`);
}

/** Writes the next migration of a database from its tables; see docs/CONTRIBUTING.md. */
export default defineConfig({
  dialect: 'postgresql',
  schema: tableFilesOf(holder).map((file) => `./${file}`),
  out: `./${migrationsOf(holder)}`,
});
