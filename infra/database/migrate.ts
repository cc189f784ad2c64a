import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { PlainError } from '../local/plain-error.ts';
import { runFormatted, withConnection } from './connect.ts';
import { type Holder, migrationsOf } from './domain.ts';

const projectDirectory = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** Brings a holder's tables up to date and lets the runtime role use them. */
export async function migrate(
  migrationUrl: string,
  holder: Holder,
  runtimeRole: string,
  folder = path.join(projectDirectory, migrationsOf(holder)),
): Promise<void> {
  if (!fs.existsSync(path.join(folder, 'meta', '_journal.json'))) {
    throw new PlainError(`There are no migrations of ${holder} in ${folder}.`);
  }
  await withConnection(migrationUrl, async (sql) => {
    await actAsOwner(sql, `${holder}_owner`);
    await runMigrations(drizzle(sql), { migrationsFolder: folder });
    await grantRuntime(sql, runtimeRole);
  });
}

/** What the migrator makes belongs to the owner, so that any later migrator may change it. */
async function actAsOwner(sql: postgres.Sql, owner: string): Promise<void> {
  const [member] = await sql`
    select 1 from pg_roles where rolname = ${owner} and pg_has_role(current_user, oid, 'MEMBER')`;
  if (member) await runFormatted(sql, 'set role %I', owner);
}

async function grantRuntime(sql: postgres.Sql, role: string): Promise<void> {
  // PostgreSQL lets everybody call a new function.
  await sql`revoke execute on all functions in schema public from public`;
  const [same] = await sql`select 1 where current_user = ${role}`;
  if (same) return;
  const [audited] = await sql`select 1 where to_regclass('public.audit_entry') is not null`;
  await sql.begin(async (tx) => {
    for (const right of [...runtimeRights, ...(audited ? auditRights : [])]) {
      await runFormatted(tx, right, role);
    }
  });
}

/** The audit is written by its function alone: not even a mistake of ours changes what it says. */
const auditRights = [
  'revoke all on audit_entry, audit_subject, audit_head from %I',
  'grant select on audit_entry, audit_subject, audit_head to %I',
];

const runtimeRights = [
  'grant usage on schema public to %I',
  'grant select, insert, update, delete on all tables in schema public to %I',
  'grant usage on all sequences in schema public to %I',
  'grant execute on all functions in schema public to %I',
];

/** The name of the role a login ends up with. */
export function getLoginRole(url: string): Promise<string> {
  return withConnection(url, async (sql) => {
    const [row] = await sql<{ role: string }[]>`select current_user as role`;
    if (!row) throw new Error('PostgreSQL did not say who is logged in');
    return row.role;
  });
}
