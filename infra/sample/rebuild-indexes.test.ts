import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { enrolments } from '#employment/enrolment/enrolment.table.ts';
import { people, personRecords } from '#employment/person/person.table.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { beginLoading, openForLoading } from './loading-connection.ts';
import { closeTables, openTables } from './open-tables.ts';
import { dropIndexes } from './rebuild-indexes.ts';

let made: TestDatabase;
let client: Client;
const tables = [people, personRecords, enrolments];

beforeAll(async () => {
  made = await openTestDatabase('employment');
  client = await openForLoading(made.migrationUrl, 'employment');
});
afterAll(async () => {
  await client.end();
  await made.close();
});

async function pieces(): Promise<string[]> {
  const { rows } = await client.query<{ piece: string }>(
    `select indexdef as piece from pg_indexes where schemaname = 'public'
     union all select conname || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace
     order by 1`,
  );
  return rows.map(({ piece }) => piece);
}

describe('indexes and foreign keys', () => {
  it('are as they were after they were dropped and made again', async () => {
    const before = await pieces();
    await beginLoading(client);
    const rebuild = await dropIndexes(client, tables);
    expect((await pieces()).length).toBe(before.length - 19);
    await rebuild();
    await client.query('commit');
    expect(await pieces()).toEqual(before);
  });

  it('refuse, when they are made again, a row that they would have refused', async () => {
    await beginLoading(client);
    await openTables(client, 'employment', tables);
    const rebuild = await dropIndexes(client, [personRecords]);
    await client.query(
      `insert into person_record (id, person_id, home_person_id, facts_id, owner_organisation_id, state,
         recorded_at, birth_date_precision, sex, citizenship_codes, version)
       values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
         gen_random_uuid(), 'ACTIVE',
         now(), 'DAY', 'MALE', '{}', 1)`,
    );
    await expect(rebuild()).rejects.toThrow('person_record_person_id_person_id_fk');
    await client.query('rollback');
  });
});

describe('tables', () => {
  it('are forced again once they are closed', async () => {
    const forced = async () =>
      (await client.query("select from pg_class where relname = 'person' and relforcerowsecurity"))
        .rows.length;
    await beginLoading(client);
    await openTables(client, 'employment', tables);
    expect(await forced()).toBe(0);
    await closeTables(client, tables);
    expect(await forced()).toBe(1);
    await client.query('rollback');
  });

  it('are not waited for when somebody is at work on them', async () => {
    const worker = await openForLoading(made.migrationUrl, 'employment');
    await worker.query('begin');
    await worker.query('select from enrolment');
    await beginLoading(client);
    await expect(openTables(client, 'employment', tables, 50)).rejects.toThrow(
      'The tables of employment are in use. Stop whatever serves them, load the sample, and start it again.',
    );
    await client.query('rollback');
    await worker.end();
  });
});
