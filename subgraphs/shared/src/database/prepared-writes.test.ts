import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { openTestDatabase, type TestDatabase } from '../../../../tests/test-database.ts';
import { type Connection, connect, type Database } from './database.ts';

let made: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  made = await openTestDatabase('employment');
  connection = connect(made.url, { max: 1 });
});
afterAll(async () => {
  await connection.close();
  await made.close();
});

type Asking = Pick<Database, 'execute' | 'transaction'>;

/** How often the connection at work has a statement prepared that says so. */
async function prepared(tx: Asking, mark: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql.raw(`select count(*)::int as count
    from pg_prepared_statements where statement like '%${mark}%'
      and statement not like '%pg_prepared%'`),
  );
  return row?.count ?? 0;
}

const said = (tx: Asking, mark: string, values: readonly number[]) =>
  tx.execute(
    sql`select ${sql.raw(`'${mark}'`)}, array[${sql.join(
      values.map((value) => sql`${value}::int`),
      sql`, `,
    )}] as said`,
  );

describe('a statement that is written', () => {
  it('is prepared once on its connection, in transactions and savepoints too', async () => {
    await connection.database.transaction(async (tx) => {
      expect((await said(tx, 'once', [1]))[0]?.['said']).toEqual([1]);
      await said(tx, 'once', [2]);
      await tx.transaction(async (part) => {
        expect((await said(part, 'once', [3]))[0]?.['said']).toEqual([3]);
        expect(await prepared(part, 'once')).toBe(1);
      });
    });
  });

  it('with more parameters than are kept is not', async () => {
    const many = Array.from({ length: 61 }, (_, index) => index);
    await connection.database.transaction(async (tx) => {
      await said(tx, 'enough', many.slice(1));
      expect((await said(tx, 'too many', many))[0]?.['said']).toEqual(many);
      expect(await prepared(tx, 'enough')).toBe(1);
      expect(await prepared(tx, 'too many')).toBe(0);
    });
  });

  it('is not where a pooler hands each transaction to another connection', async () => {
    const pooled = connect(`${made.url}?prepare=false`, { max: 1 });
    await pooled.database.transaction(async (tx) => {
      expect((await said(tx, 'pooled', [5]))[0]?.['said']).toEqual([5]);
      expect(await prepared(tx, 'pooled')).toBe(0);
    });
    await pooled.close();
  });

  it('goes on behind a part that failed', async () => {
    await connection.database.transaction(async (tx) => {
      const failing = tx.transaction((part) => part.execute(sql`select 1 / ${0}::int`));
      await expect(failing).rejects.toThrow();
      expect((await said(tx, 'behind', [4]))[0]?.['said']).toEqual([4]);
    });
  });
});
