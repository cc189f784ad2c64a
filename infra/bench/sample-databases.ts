import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { domains } from '#schema/domains.ts';
import { withConnection } from '../database/connect.ts';
import {
  type DatabaseUrls,
  holders,
  inEveryHolder,
  type PerDomain,
  type PerHolder,
} from '../database/domain.ts';
import { migrate } from '../database/migrate.ts';
import { provision } from '../database/provision.ts';
import { projectDirectory } from '../local/data-directory.ts';
import { loadReferences } from '../local/load.ts';
import type { PostgresServer } from '../local/postgres/server.ts';
import type { MeasuredLoad } from './sample-load.ts';

export const password = 'only-for-this-benchmark';

/** The migrated databases, which are gone afterwards. */
export async function onFreshDatabases<T>(
  server: PostgresServer,
  work: (urls: PerHolder<DatabaseUrls>) => Promise<T>,
): Promise<T> {
  const passwords = { migrator: password, runtime: password };
  const urls = await inEveryHolder(async (holder) => {
    const made = await provision(server.superuserUrl(), holder, passwords);
    await migrate(made.migration, holder, `${holder}_runtime`);
    return made;
  });
  try {
    return await work(urls);
  } finally {
    await withConnection(server.superuserUrl(), async (sql) => {
      for (const holder of holders) await sql.unsafe(`drop database "${holder}" with (force)`);
      // What one round left to write would slow the next.
      await sql.unsafe('checkpoint');
    });
  }
}

/** In a process of its own, whose memory and processor time are then those of loading. */
export async function loadOurs(
  urls: PerDomain<DatabaseUrls>,
  people: number,
): Promise<MeasuredLoad> {
  const migrationUrls = domains.map((domain) => urls[domain].migration);
  await loadReferences(urls, () => undefined);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'infra/bench/sample-load.ts', String(people), ...migrationUrls],
    { cwd: projectDirectory },
  );
  return JSON.parse(stdout) as MeasuredLoad; // what the file just named prints
}
