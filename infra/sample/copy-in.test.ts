import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../tests/test-database.ts';
import { copyIn } from './copy-in.ts';

let made: TestDatabase;
let client: Client;
let other: Client;

const open = async () => {
  const opened = new Client({ connectionString: made.superuserUrl });
  opened.on('error', () => undefined);
  await opened.connect();
  return opened;
};

beforeAll(async () => {
  made = await openTestDatabase('governance');
  other = await open();
  await other.query('create table thing (id int primary key, name text not null)');
});
afterAll(async () => {
  await other.end();
  await made.close();
});
beforeEach(async () => {
  client = await open();
});
afterEach(async () => {
  await client.end().catch(() => undefined);
  expect((await other.query('select from thing')).rows).toEqual([]);
  await other.query('drop trigger if exists slow on thing');
});

function* rows(count: number): Generator<string> {
  for (let id = 0; id < count; id += 1) yield `${id}\tname\n`;
}

const copy = (text: Iterable<string> | AsyncIterable<string>) =>
  copyIn(client, 'copy thing (id, name) from stdin', text);

const pidOf = async (of: Client) =>
  Number((await of.query('select pg_backend_pid() as pid')).rows[0].pid);

describe('COPY', () => {
  it('rejects for a wrong row, be it the last', async () => {
    await expect(copy([...rows(1000), 'x\tname\n'])).rejects.toThrow('"x"');
    await expect(copy([...rows(1000), '7\tname\n'])).rejects.toThrow('duplicate key');
    await expect(copy([...rows(1000), '2000'])).rejects.toThrow('missing data');
    await expect(copy([...rows(1000), '2000\t\\N\n'])).rejects.toThrow('not-null');
  });

  it('rejects with what went wrong while rows were made, and can be used again', async () => {
    function* failing(): Generator<string> {
      yield* rows(1000);
      throw new Error('no more rows');
    }
    await expect(copy(failing())).rejects.toThrow('no more rows');
    expect(await pidOf(client)).toBeGreaterThan(0);
  });

  it('rejects for a statement that PostgreSQL does not take', async () => {
    await expect(copyIn(client, 'copy nothing from stdin', rows(1))).rejects.toThrow('"nothing"');
  });

  it('rejects when the connection is lost between rows', async () => {
    const pid = await pidOf(client);
    async function* cut(): AsyncGenerator<string> {
      yield* rows(1000);
      await other.query('select pg_terminate_backend($1)', [pid]);
      await pause(50);
      yield* rows(100_000);
    }
    await expect(copy(cut())).rejects.toThrow(/terminat|EPIPE|ECONNRESET/);
  });

  it('rejects when the connection is lost after the last row', async () => {
    await other.query(`create or replace function wait() returns trigger language plpgsql as
      'begin perform pg_sleep(30); return null; end'`);
    await other.query(
      'create trigger slow after insert on thing for each statement execute function wait()',
    );
    const pid = await pidOf(client);
    const rejected = expect(copy(rows(10))).rejects.toThrow(/terminat|EPIPE|ECONNRESET/);
    await pause(300);
    await other.query('select pg_terminate_backend($1)', [pid]);
    await rejected;
  });
});
