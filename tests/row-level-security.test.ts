import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { connect } from '#shared/database/database.ts';
import { requireHeldRole } from '#shared/database/held-by-row-level-security.ts';
import { holders } from '../infra/database/domain.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// What PostgreSQL itself says of the migrated databases: row-level security cannot be gone around.

type Table = { name: string; enabled: boolean; forced: boolean; policies: number };

describe.each(holders)('the database of %s', (holder) => {
  let opened: TestDatabase;
  let administrator: postgres.Sql;
  let runtime: postgres.Sql;

  beforeAll(async () => {
    opened = await openTestDatabase(holder);
    const quiet = { max: 1, onnotice: () => undefined };
    administrator = postgres(opened.superuserUrl, quiet);
    runtime = postgres(opened.url, quiet);
  });
  afterAll(async () => {
    await Promise.all([administrator.end(), runtime.end()]);
    await opened.close();
  });

  it('is served by a role that the policies hold, and by no other', async () => {
    await expect(requireHeldRole(opened.database)).resolves.toBeUndefined();
    const { database, close } = connect(opened.superuserUrl, { max: 1 });
    await expect(requireHeldRole(database)).rejects.toThrow(/row-level security would not hold/);
    await close();
  });

  it('has row-level security enabled and forced on every table, with a policy', async () => {
    const tables = await administrator<Table[]>`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`;
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((each) => !each.enabled || !each.forced || each.policies < 1)).toEqual([]);
  });

  it('asks who the viewer is once a statement: in a subselect, not for each row', async () => {
    const policies = await administrator<{ name: string; text: string }[]>`
      select tablename || '.' || policyname as name, concat(qual, ' ', with_check) as text
      from pg_policies where schemaname = 'public'`;
    const asking = policies.filter(({ text }) => text.includes('viewer_'));
    expect(asking.length).toBeGreaterThan(0);
    // PostgreSQL names the column of each subselect after the function it calls.
    const outside = asking.filter(({ text }) =>
      text.replaceAll(/SELECT \(*viewer_\w+\(\)|AS viewer_\w+/g, '').includes('viewer_'),
    );
    expect(outside).toEqual([]);
  });

  it('has only views that ask with the rights of who asks', async () => {
    const views = await administrator`
      select c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and (c.relkind = 'm' or c.relkind = 'v'
        and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}')`;
    expect([...views]).toEqual([]);
  });

  it('has one function that runs with the rights of its owner, in a fixed search path', async () => {
    const functions = await administrator`
      select p.proname as name, array_to_string(p.proconfig, '; ') as settings, p.proacl::text as rights
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef`;
    const append = {
      name: 'audit_append',
      settings: 'search_path=pg_catalog, public, pg_temp; lock_timeout=1s',
      // Nobody's who is not named.
      rights: `{${holder}_owner=X/${holder}_owner,${holder}_runtime=X/${holder}_owner}`,
    };
    // The gateway holds nobody's data, and has no audit.
    expect([...functions]).toEqual(holder === 'gateway' ? [] : [append]);
  });

  it('lets whom it is served by read the audit, and write it by that function alone', async () => {
    const rights = await runtime`
      select t as name, p as right from unnest(array['audit_entry', 'audit_subject', 'audit_head']) t,
        unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
      where to_regclass(t) is not null and has_table_privilege(t, p)`;
    const tables = ['audit_entry', 'audit_subject', 'audit_head'];
    expect(rights.map(({ name, right }) => `${name} ${right}`)).toEqual(
      holder === 'gateway' ? [] : tables.map((table) => `${table} SELECT`),
    );
  });

  it('is served by a role that can do nothing but use the tables', async () => {
    const [role] = await runtime`
      select rolsuper as superuser, rolbypassrls as bypasses, rolcreaterole as "createsRoles",
        rolcreatedb as "createsDatabases", rolreplication as replicates,
        exists (select 1 from pg_auth_members where member = r.oid) as "actsAsAnother",
        exists (select 1 from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`;
    expect(role).toEqual({
      superuser: false,
      bypasses: false,
      createsRoles: false,
      createsDatabases: false,
      replicates: false,
      actsAsAnother: false,
      owns: false,
    });
  });
});
