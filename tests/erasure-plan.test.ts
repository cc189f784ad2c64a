import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { erasurePlan as communityPlan } from '#community/erasure/erasure.ts';
import { erasurePlan as employmentPlan } from '#employment/erasure/erasure-plan.ts';
import { erasurePlan as governancePlan } from '#governance/erasure/erasure.ts';
import { domains } from '#schema/domains.ts';
import type { ErasurePlan } from '#shared/erasure/fate.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// What becomes of each table when somebody is erased, held against the catalogue: no table can be forgotten.

const plans: Record<(typeof domains)[number], ErasurePlan> = {
  governance: governancePlan,
  employment: employmentPlan,
  community: communityPlan,
};

/** Who looked at whom, by ids and without values, in a chain: the proof of it stays whole. */
const audit = ['audit_entry', 'audit_head', 'audit_subject'];

/** Named by a record or a person, and about neither: each with its reason. */
const aboutNobody: Record<(typeof domains)[number], string[]> = {
  governance: [
    // Answers about partners and agreements; nobody's record is ever in them.
    'idempotency_key',
    // Of partners' own lists of operators, agreements and reference data.
    'outbox',
    // Operators are no participants.
    'operator_details',
    // A tombstone, by the hash of the record.
    'erasure_receipt',
    ...audit,
  ],
  employment: ['erasure_receipt', ...audit],
  community: ['erasure_receipt', ...audit],
};

type Column = { table: string; column: string; type: string };

describe.each(domains)('the plan of %s', (domain) => {
  let opened: TestDatabase;
  let sql: postgres.Sql;
  let columns: Column[];

  beforeAll(async () => {
    opened = await openTestDatabase(domain);
    sql = postgres(opened.superuserUrl, { max: 1, onnotice: () => undefined });
    columns = await sql<Column[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;
  });
  afterAll(async () => {
    await sql.end();
    await opened.close();
  });

  it('says of every table that can be about a person what becomes of it', async () => {
    const referring = await sql<{ table: string }[]>`
      with recursive about as (
        select oid from pg_class where relname in ('person_record', 'person') and relkind = 'r'
        union
        select conrelid from pg_constraint join about on confrelid = about.oid where contype = 'f')
      select relname as table from about join pg_class using (oid)`;
    const naming = columns.filter(
      ({ column, type }) =>
        /(^|_)(person|record)(_record)?_id$|^entity_id$|^about$/.test(column) || type === 'bytea',
    );
    const found = [...new Set([...referring, ...naming].map(({ table }) => table))].sort();
    const planned = plans[domain].map(({ table }) => table);
    const known = [...planned, ...aboutNobody[domain]];
    expect(found.filter((table) => !known.includes(table))).toEqual([]);
    expect(planned.filter((table) => !columns.some((each) => each.table === table))).toEqual([]);
  });

  it('destroys or empties what is sealed in a row that stays', () => {
    // A referral that brought the record in is of another record, and sealed with its key.
    const staying = plans[domain].filter(
      ({ fate, of }) => fate === 'KEEP_PSEUDONYMOUS' && !/receiver_/.test(of),
    );
    const sealed = staying.flatMap(({ table, blank = {} }) =>
      columns.filter(
        (each) => each.table === table && each.type === 'bytea' && !(each.column in blank),
      ),
    );
    expect(sealed).toEqual([]);
    for (const { table, blank = {} } of plans[domain]) {
      const names = columns.filter((each) => each.table === table).map(({ column }) => column);
      expect(names).toEqual(expect.arrayContaining(Object.keys(blank)));
    }
  });

  it('keeps no name that a partner gave, nor days or places of birth and home, in what stays', () => {
    const telling =
      /^(external_ref|birth_date|birth_country_code|birth_comune_code|residence_code|domicile_code|name_codes|contact_codes)$/;
    const kept = plans[domain].filter(({ fate, of }) => fate !== 'DELETE' && !/receiver_/.test(of));
    const left = kept.flatMap(({ table, blank = {} }) =>
      columns.filter(
        (each) => each.table === table && telling.test(each.column) && !(each.column in blank),
      ),
    );
    expect(left).toEqual([]);
  });

  it('says why whatever stays does so', () => {
    const silent = plans[domain].filter(
      ({ fate, why }) => (fate === 'DELETE') === (why !== undefined),
    );
    expect(silent).toEqual([]);
  });
});
