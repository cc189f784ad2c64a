import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { connect } from '#shared/database/database.ts';
import { requireHeldRole } from '#shared/database/held-by-row-level-security.ts';
import { type Holder, holders } from '../infra/database/domain.ts';
import type { TableRules } from '../infra/database/table-classes/table-rule.ts';
import { tableClasses } from '../infra/database/table-classes.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// What PostgreSQL itself says of the migrated databases: row-level security cannot be gone around. What policies
// let everybody do is tried in tests/soak.

type Table = { name: string; enabled: boolean; forced: boolean; policies: number };
type Policy = {
  table: string;
  name: string;
  command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  permissive: boolean;
  using: string | null;
};

/** What runs with the rights of its owner, by database; each with a reason. */
const securityDefiners: Partial<Record<Holder, readonly string[]>> = {
  // Appends to the audit, which nobody else may write.
  governance: ['audit_append'],
  employment: ['audit_append'],
  community: ['audit_append'],
};

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

  it('says of every table whose its rows are, and of no other', async () => {
    const tables = await administrator<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f')`;
    const listed = Object.keys(tableClasses[holder]).sort();
    expect(tables.map(({ name }) => name).sort()).toEqual(listed);
  });

  it('has the policies that the class of a table asks for', async () => {
    const policies = await administrator<Policy[]>`
      select tablename as table, policyname as name, cmd as command,
        permissive = 'PERMISSIVE' as permissive, qual as using
      from pg_policies where schemaname = 'public' and roles = '{public}'`;
    const rules: TableRules = tableClasses[holder];
    const wrong: string[] = [];
    for (const [table, rule] of Object.entries(rules)) {
      const own = policies.filter((policy) => policy.table === table && policy.permissive);
      const say = (what: string) => wrong.push(`${table} (${rule.class}): ${what}`);
      const reading = own.filter(({ command }) => command === 'SELECT' || command === 'ALL');
      if (reading.length === 0) say('nobody reads it');
      if (rule.once && own.some(({ command }) => command === 'UPDATE' || command === 'ALL'))
        say('is written once, and can be changed');
      if (rule.class === 'public') continue;
      for (const { using } of reading) {
        const text = using ?? '';
        if (text === 'true' || text === '') say('everybody reads it');
        if (rule.class === 'restricted' && text.includes('viewer_sees_all'))
          say('too many read it');
        if (['person', 'case'].includes(rule.class) && /viewer_(coordinates|is_partner)/.test(text))
          say('others than who holds the record read it');
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives nobody but the role that serves any right, and it no more than it needs', async () => {
    const rights = await administrator`
      select c.relname as name, c.relkind as kind,
        case a.grantee when 0 then 'PUBLIC' else pg_get_userbyid(a.grantee) end as role,
        array_agg(a.privilege_type order by a.privilege_type)::text[] as rights
      from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and a.grantee <> c.relowner
      group by c.relname, c.relkind, a.grantee`;
    const needed = (name: string, kind: string) => {
      if (name.startsWith('audit_')) return ['SELECT'];
      return kind === 'S' ? ['USAGE'] : ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
    };
    expect(rights.length).toBeGreaterThan(2);
    for (const { name, kind, role, rights: given } of rights) {
      expect([name, role, given]).toEqual([name, `${holder}_runtime`, needed(name, kind)]);
    }
    const callers = await administrator`
      select p.proname as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace = 'public'::regnamespace and a.grantee = 0`;
    expect([...callers]).toEqual([]);
    const byDefault =
      await administrator`select defaclobjtype as kind, defaclacl::text as rights from pg_default_acl`;
    expect([...byDefault]).toEqual([]);
  });

  it('keeps what is no table of a domain from the role that serves', async () => {
    const [may] = await runtime`
      select has_schema_privilege('public', 'CREATE') as makes,
        (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname not in ('public', 'pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
            and c.relkind in ('r', 'v', 'm', 'p') and has_schema_privilege(n.oid, 'USAGE')) as elsewhere,
        (select count(*)::int from aclexplode((select datacl from pg_database
          where datname = current_database())) a where a.grantee = 0) as anybody`;
    expect(may).toEqual({ makes: false, elsewhere: 0, anybody: 0 });
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

  it('lets whom it is served by read the audit, and write it by that function alone', async () => {
    const rights = await runtime`
      select t as name, p as right from unnest(array['audit_entry', 'audit_subject', 'audit_head']) t,
        unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
      where to_regclass(t) is not null and has_table_privilege(to_regclass(t), p)`;
    const tables = ['audit_entry', 'audit_subject', 'audit_head'];
    expect(rights.map(({ name, right }) => `${name} ${right}`)).toEqual(
      holder === 'gateway' ? [] : tables.map((table) => `${table} SELECT`),
    );
  });

  it('has only functions that run with the rights of who calls, but for those named here', async () => {
    const functions = await administrator<{ name: string; bound: boolean }[]>`
      select p.proname as name, coalesce(p.proconfig::text like '%search_path=%', false) as bound
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and p.prosecdef order by p.proname`;
    const named = securityDefiners[holder] ?? [];
    // Without a search path of its own, its caller would say what it calls.
    expect([...functions]).toEqual(named.map((name) => ({ name, bound: true })));
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
