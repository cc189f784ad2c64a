import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PostgresServer, startPostgres } from '../local/postgres/server.ts';
import { makeTemporaryDirectory } from '../local/temporary-directory.ts';
import { withConnection } from './connect.ts';
import type { DatabaseUrls } from './domain.ts';
import { getLoginRole, migrate } from './migrate.ts';
import { provision } from './provision.ts';
import { assertHeldByRowLevelSecurity } from './row-level-security.ts';

const passwords = { migrator: "m'igrator %I", runtime: 'run@time/:?' };
let directory: string;
let server: PostgresServer;
let urls: DatabaseUrls;

beforeAll(async () => {
  directory = makeTemporaryDirectory('databases');
  const superuserPassword = 'for a test';
  server = await startPostgres({
    directory: path.join(directory, 'pg'),
    superuserPassword,
    fast: true,
  });
  urls = await provision(server.superuserUrl(), 'governance', passwords);
}, 30_000);
afterAll(async () => {
  await server.stop();
  fs.rmSync(directory, { recursive: true });
});

const ask = (url: string, statement: string) =>
  withConnection(url, async (sql) => (await sql.unsafe(statement))[0]?.answer);

function writeMigrations(...statements: string[]): string {
  const folder = fs.mkdtempSync(path.join(directory, 'migrations '));
  fs.mkdirSync(path.join(folder, 'meta'));
  const entries = statements.map((text, idx) => {
    const tag = `000${idx}_step`;
    fs.writeFileSync(path.join(folder, `${tag}.sql`), text);
    return { idx, tag, when: 1000 + idx, version: '7', breakpoints: true };
  });
  const journal = { version: '7', dialect: 'postgresql', entries };
  fs.writeFileSync(path.join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
  return folder;
}

describe('provision', () => {
  it('can be repeated, and then sets the passwords again', async () => {
    await provision(server.superuserUrl(), 'employment', { migrator: 'old', runtime: 'old' });
    const again = await provision(server.superuserUrl(), 'employment', passwords);
    expect(await getLoginRole(again.migration)).toBe('employment_migrator');
    expect(await getLoginRole(again.runtime)).toBe('employment_runtime');
  });

  it('gives the database to an owner who cannot log in', async () => {
    const owner = `select rolname answer from pg_roles r join pg_database d on d.datdba = r.oid
      where datname = 'governance' and not rolcanlogin`;
    expect(await ask(server.superuserUrl(), owner)).toBe('governance_owner');
  });

  it('lets no domain into the database of another', async () => {
    const stranger = new URL(urls.runtime);
    stranger.pathname = '/employment';
    await expect(getLoginRole(stranger.href)).rejects.toThrow('permission denied for database');
  });

  it('can make a second database for the same roles', async () => {
    const second = await provision(server.superuserUrl(), 'governance', passwords, 'worker_1');
    expect(await ask(second.runtime, 'select current_database() answer')).toBe('worker_1');
  });
});

describe('migrate', () => {
  it('applies what is new as the owner, and lets the runtime use but not change tables', async () => {
    const first = 'create table thing (id serial primary key, name text not null)';
    await migrate(urls.migration, 'governance', 'governance_runtime', writeMigrations(first));
    const added = 'alter table thing add column colour text; create extension pg_trgm';
    const both = writeMigrations(first, added);
    await migrate(urls.migration, 'governance', 'governance_runtime', both);
    await migrate(urls.migration, 'governance', 'governance_runtime', both);
    const insert = "insert into thing (name, colour) values ('door', 'red') returning id answer";
    expect(await ask(urls.runtime, insert)).toBe(1);
    expect(await ask(urls.runtime, "select similarity('a', 'a')::int answer")).toBe(1);
    await expect(ask(urls.runtime, 'alter table thing add column x int')).rejects.toThrow(
      'must be owner',
    );
    await expect(ask(urls.runtime, 'create table other ()')).rejects.toThrow('permission denied');
    const owner = "select tableowner answer from pg_tables where tablename = 'thing'";
    expect(await ask(urls.runtime, owner)).toBe('governance_owner');
  });

  it('works with one login for everything, as on a server of somebody else', async () => {
    const url = server.superuserUrl();
    await migrate(url, 'community', 'postgres', writeMigrations('create table thing ()'));
    expect(
      await ask(url, "select tableowner answer from pg_tables where tablename = 'thing'"),
    ).toBe('postgres');
  });

  it('says which migrations are missing', async () => {
    const folder = path.join(directory, 'nothing');
    await expect(migrate(urls.migration, 'community', 'x', folder)).rejects.toThrow(
      `There are no migrations of community in ${folder}.`,
    );
  });
});

describe('assertHeldByRowLevelSecurity', () => {
  it('accepts the runtime role', async () => {
    await assertHeldByRowLevelSecurity(urls.runtime);
  });

  it('refuses a superuser and BYPASSRLS, naming the variable', async () => {
    const variable = 'COMMUNITY_DATABASE_URL';
    await expect(assertHeldByRowLevelSecurity(server.superuserUrl(), variable)).rejects.toThrow(
      'COMMUNITY_DATABASE_URL logs in as "postgres", which is a superuser',
    );
    await ask(server.superuserUrl(), "create role passer login bypassrls password 'x'");
    const url = server.superuserUrl().replace(/\/\/.*@/, '//passer:x@');
    await expect(assertHeldByRowLevelSecurity(url)).rejects.toThrow('has BYPASSRLS');
  });
});
