import type postgres from 'postgres';
import { errorCode } from '../local/plain-error.ts';
import { runFormatted, withConnection } from './connect.ts';
import type { DatabaseUrls, Holder } from './domain.ts';

export type RolePasswords = { migrator: string; runtime: string };

/**
 * Makes a holder's database and its three roles, or brings them back in order: the owner cannot
 * log in, the migrator acts as the owner, and the runtime owns nothing, so that row-level security
 * holds for it.
 */
export async function provision(
  superuserUrl: string,
  holder: Holder,
  passwords: RolePasswords,
  database: string = holder,
): Promise<DatabaseUrls> {
  const owner = `${holder}_owner`;
  const migrator = `${holder}_migrator`;
  const runtime = `${holder}_runtime`;
  await withConnection(superuserUrl, async (sql) => {
    await ensureRole(sql, owner);
    await ensureRole(sql, migrator);
    await ensureRole(sql, runtime);
    await runFormatted(sql, 'alter role %I nologin', owner);
    for (const [role, password] of [
      [migrator, passwords.migrator],
      [runtime, passwords.runtime],
    ] as const) {
      const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
      await runFormatted(sql, `alter role %I ${rights} password %L`, role, password);
    }
    await runFormatted(sql, 'grant %I to %I', owner, migrator);
    await ensureDatabase(sql, database, owner);
    await runFormatted(sql, 'revoke all on database %I from public', database);
    await runFormatted(sql, 'grant connect on database %I to %I, %I', database, migrator, runtime);
  });
  await withConnection(urlFor(superuserUrl, database), async (sql) => {
    await runFormatted(sql, 'alter schema public owner to %I', owner);
    await sql`revoke all on schema public from public`;
  });
  return {
    migration: urlFor(superuserUrl, database, migrator, passwords.migrator),
    runtime: urlFor(superuserUrl, database, runtime, passwords.runtime),
  };
}

async function ensureRole(sql: postgres.Sql, role: string): Promise<void> {
  const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (known) return;
  await unlessMadeMeanwhile(() => runFormatted(sql, 'create role %I nologin', role));
}

async function ensureDatabase(sql: postgres.Sql, database: string, owner: string): Promise<void> {
  const [known] = await sql`select 1 from pg_database where datname = ${database}`;
  const statement = known ? 'alter database %I owner to %I' : 'create database %I owner %I';
  await unlessMadeMeanwhile(() => runFormatted(sql, statement, database, owner));
}

async function unlessMadeMeanwhile(make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const alreadyThere = ['42710', '42P04', '23505'];
    if (!alreadyThere.includes(errorCode(error) ?? '')) throw error;
  }
}

function urlFor(base: string, database: string, user?: string, password?: string): string {
  const url = new URL(base);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (user) url.username = encodeURIComponent(user);
  if (password) url.password = encodeURIComponent(password);
  return url.href;
}
