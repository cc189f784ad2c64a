import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Holder, holders, migrationsOf } from '../database/domain.ts';
import { tableFilesOf } from '../database/table-files.ts';
import { failOn, projectDirectory } from './check.ts';
import { commandFile, runNode } from './command.ts';

/** The migrations of each database make its tables as they are declared. */
export async function checkMigrations(): Promise<undefined> {
  failOn(
    (await Promise.all(holders.map(findMissing))).flat(),
    'Write it: DOMAIN=<domain> npx drizzle-kit generate --name <what-it-does>',
  );
}

/** drizzle-kit is asked for the next migration in a copy, where it must find nothing to write. */
async function findMissing(holder: Holder): Promise<string[]> {
  const copy = mkdtempSync(path.join(tmpdir(), `polis-migrations-${holder}-`));
  try {
    const migrations = path.join(projectDirectory, migrationsOf(holder));
    cpSync(migrations, path.join(copy, 'migrations'), { recursive: true });
    const config = {
      dialect: 'postgresql',
      schema: tableFilesOf(holder).map((file) => path.join(projectDirectory, file)),
      out: './migrations',
    };
    writeFileSync(path.join(copy, 'drizzle.config.json'), JSON.stringify(config));
    const drizzleKit = commandFile('drizzle-kit', 'drizzle-kit');
    const { output } = await runNode([drizzleKit, 'generate'], { directory: copy });
    if (output.includes('No schema changes')) return [];
    return [`${holder}: the tables and the migrations differ. drizzle-kit says:`, output.trim()];
  } finally {
    rmSync(copy, { recursive: true });
  }
}
