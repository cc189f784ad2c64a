import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { boolean, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { Client } from 'pg';
import { typeId } from '#shared/database/columns.ts';
import { toTypeId } from '#shared/type-id.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { copyRows } from './copy-rows.ts';

const things = pgTable('a "thing"', {
  name: text('name'),
  place: integer('place').notNull(),
  id: typeId('id', 'person'),
  words: text('words').array(),
  on: date('on', { mode: 'string' }),
  at: timestamp('at', { withTimezone: true }),
  told: boolean('told'),
});

let made: TestDatabase;
let client: Client;
let database: NodePgDatabase;

beforeAll(async () => {
  made = await openTestDatabase('governance');
  client = new Client({ connectionString: made.superuserUrl });
  await client.connect();
  database = drizzle(client);
  await database.execute(sql`create table ${things} (name text, place int not null, id uuid,
    words text[], "on" date, at timestamptz, told boolean)`);
});
afterAll(async () => {
  await client.end();
  await made.close();
});

/** Whatever PostgreSQL can hold: all of Unicode but the null character. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\\', '\t', '\n', '\r', '"', "'", ',', '{', '}', 'N', '.', ' '),
  }),
  fc.constantFrom('', '\\N', '\\.', 'NULL', 'null', '{}'),
);
const storable = anyText.map((found) => found.replaceAll('\0', ''));
const day = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2100-01-01'),
  noInvalidDate: true,
});

const row = fc.record({
  name: fc.option(storable),
  place: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  id: fc.option(fc.uuid().map((uuid) => toTypeId('person', uuid))),
  words: fc.option(fc.array(storable, { maxLength: 4 })),
  on: fc.option(day.map((date) => date.toISOString().slice(0, 10))),
  at: fc.option(day),
  told: fc.option(fc.boolean()),
});

it('brings any row into the table as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      await database.execute(sql`truncate ${things}`);
      const numbered = rows.map((each, place) => ({ ...each, place }));
      expect(await copyRows(client, things, numbered)).toBe(rows.length);
      expect(await database.select().from(things).orderBy(things.place)).toEqual(numbered);
    }),
    { numRuns: 150 },
  );
});

it('writes what is not given as null', async () => {
  await database.execute(sql`truncate ${things}`);
  await copyRows(client, things, [{ place: 1 }]);
  expect(await database.select().from(things)).toEqual([
    { place: 1, name: null, id: null, words: null, on: null, at: null, told: null },
  ]);
});
