import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { projectDirectory } from '../../local/data-directory.ts';
import { PlainError } from '../../local/plain-error.ts';
import { startPostgres } from '../../local/postgres/server.ts';
import { makeTemporaryDirectory } from '../../local/temporary-directory.ts';
import { onFreshDatabases, password } from '../sample-databases.ts';
import { measureAppends } from './measure-appends.ts';
import { measureCollecting } from './measure-collecting.ts';

const batch = 1_000;

/** `npm run bench -- audit [entries]`: what recording takes, and verifying so many entries. */
export async function benchAudit(args: readonly string[] = []): Promise<void> {
  const entries = Number(args[0] ?? 1_000_000);
  if (!Number.isInteger(entries) || entries < batch) {
    throw new PlainError(
      `npm run bench -- audit takes a number of entries from ${batch}, not ${args[0]}`,
    );
  }
  for (const line of await measureCollecting()) console.log(line);
  const folder = makeTemporaryDirectory('bench-audit');
  const server = await startPostgres({
    directory: path.join(folder, 'postgres'),
    superuserPassword: password,
    fast: false,
  });
  try {
    await onFreshDatabases(server, async ({ employment }) => {
      for (const line of await measureAppends(employment.runtime)) console.log(line);
      console.log(await fill(employment.runtime, entries));
      console.log((await verify(employment.runtime)).trim());
    });
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

async function fill(url: string, entries: number): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const began = performance.now();
  for (let done = 0; done < entries; done += batch) {
    await sql`
      select audit_append(jsonb_agg(jsonb_build_object('kind', 'READ', 'operator', 'case-worker-' || n % 500,
        'role', 'CASE_WORKER', 'organisationId', gen_random_uuid(), 'purpose', 'SERVICE', 'token', gen_random_uuid(),
        'operationName', 'People', 'operationHash', repeat('ab', 32), 'subjectType', 'PersonRecord',
        'subjects', jsonb_build_array(gen_random_uuid()), 'fields', jsonb_build_array('PersonRecord.givenName',
        'PersonRecord.familyName', 'PersonRecord.birthDate'), 'reads', jsonb_build_array(7))))
      from generate_series(${done + 1}::int, ${Math.min(done + batch, entries)}::int) n`;
  }
  await sql.end();
  const seconds = (performance.now() - began) / 1000;
  return `${entries} entries appended, ${batch} at once: ${seconds.toFixed(1)} s, ${Math.round(entries / seconds)} a second`;
}

/** By the command itself, in a process of its own. */
async function verify(url: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--import',
      'tsx',
      'infra/polis/main.ts',
      'audit',
      'verify',
      '--domain',
      'employment',
      '--lang',
      'en',
    ],
    { cwd: projectDirectory, env: { ...process.env, EMPLOYMENT_DATABASE_URL: url } },
  );
  return `polis audit verify: ${stdout}`;
}
