import path from 'node:path';
import postgres from 'postgres';
import { z } from 'zod';
import type { Domain } from '#schema/domains.ts';
import { maskPasswords, parseEnvironment, postgresUrl } from '#shared/config.ts';
import { claimsOf, claimsText } from '#shared/database/claims.ts';
import { platform } from '#shared/identity/viewer.ts';
import { dataPaths, defaultDataDirectory } from '../../local/data-directory.ts';
import { PlainError } from '../../local/plain-error.ts';
import { findRun } from '../../local/run-lock.ts';
import { urlOfRunning } from '../../local/running-database.ts';
import type { Environment } from '../../local/system-language.ts';

/** The platform at work on its own, with the right to all of the audit. */
const auditor = { ...platform, scopes: ['audit:read' as const] };

/** The database of a domain: the one named (`EMPLOYMENT_DATABASE_URL`), or that of the POLIS that runs here. */
export function auditUrl(domain: Domain, environment: Environment): string {
  const variable = `${domain.toUpperCase()}_DATABASE_URL`;
  const given = parseEnvironment(
    z.object({ [variable]: postgresUrl().optional(), POLIS_DATA_DIR: z.string().optional() }),
    environment,
  );
  const named = given[variable];
  if (named) return named;
  const directory = path.resolve(given['POLIS_DATA_DIR'] ?? defaultDataDirectory);
  const run = findRun(dataPaths(directory).run);
  if (!run) throw new PlainError(`POLIS does not run here: start it, or set ${variable}.`);
  return urlOfRunning(domain, directory, run.address);
}

/** Reads of one moment, whatever is appended meanwhile. */
export async function readAudit<T>(
  url: string,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    // What is read is handed on, not awaited.
    const [done] = await client.begin('isolation level repeatable read read only', async (tx) => {
      await tx.unsafe(claimsText, claimsOf(auditor));
      return [{ of: await work(tx) }];
    });
    if (!done) throw new Error('The work answers');
    return done.of;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(ECONN|ENOTFOUND|28|3D)/.test(String(error.code))
    ) {
      throw new PlainError(`${maskPasswords(url)} cannot be used: ${error.message || error.code}`);
    }
    throw error;
  } finally {
    await client.end({ timeout: 2 });
  }
}
