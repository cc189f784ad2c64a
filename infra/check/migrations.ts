import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { domains } from '../../schema/domains.ts';
import { failOn, projectDirectory } from './check.ts';
import { commandFile, runNode } from './command.ts';

/** Tables that every domain has. */
const sharedTables = [
  'subgraphs/shared/src/audit/audit-entry.table.ts',
  'subgraphs/shared/src/change-feed/outbox.table.ts',
  'subgraphs/shared/src/database/idempotency-key.table.ts',
  'subgraphs/shared/src/undertaking/undertaking-step.table.ts',
];

/** Of memberships governance has its own. */
const followingTables = ['subgraphs/shared/src/membership/followed-membership.table.ts'];

/** The migrations of each domain make its tables as they are declared. */
export async function checkMigrations(): Promise<undefined> {
  failOn(
    (await Promise.all(domains.map(findMissing))).flat(),
    'Write it: DOMAIN=<domain> npx drizzle-kit generate --name <what-it-does>',
  );
}

/** drizzle-kit is asked for the next migration in a copy, where it must find nothing to write. */
async function findMissing(domain: string): Promise<string[]> {
  const copy = mkdtempSync(path.join(tmpdir(), `polis-migrations-${domain}-`));
  try {
    const subgraph = path.join(projectDirectory, 'subgraphs', domain);
    cpSync(path.join(subgraph, 'migrations'), path.join(copy, 'migrations'), { recursive: true });
    const config = {
      dialect: 'postgresql',
      schema: [
        path.join(subgraph, 'src/**/*.table.ts'),
        ...[...sharedTables, ...(domain === 'governance' ? [] : followingTables)].map((file) =>
          path.join(projectDirectory, file),
        ),
      ],
      out: './migrations',
    };
    writeFileSync(path.join(copy, 'drizzle.config.json'), JSON.stringify(config));
    const drizzleKit = commandFile('drizzle-kit', 'drizzle-kit');
    const { output } = await runNode([drizzleKit, 'generate'], { directory: copy });
    if (output.includes('No schema changes')) return [];
    return [`${domain}: the tables and the migrations differ. drizzle-kit says:`, output.trim()];
  } finally {
    rmSync(copy, { recursive: true });
  }
}
