import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../../tests/test-database.ts';
import { anonymous, platform, type Viewer } from '../identity/viewer.ts';
import { referenceId } from '../reference-id.ts';
import { findUuid } from '../type-id.ts';
import { claimsOf, claimsText } from './claims.ts';
import { createRead } from './read.ts';
import { openReader, type Reader } from './reader.ts';
import { type Statement, statement } from './statement.ts';
import { type Question, Unit } from './unit.ts';

let made: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  made = await openTestDatabase('employment');
  reader = openReader(made.url, { max: 4, waitMs: 60_000 });
});
afterAll(async () => {
  await reader.close();
  await made.close();
});

const text = { value: sql<string>`value`.mapWith(String) };
const say = (select: string): Statement<string> =>
  statement(text, sql<{ value: string }>`${sql.raw(select)}`, ({ value }) => value);

const claims = say(`select concat_ws(' ', current_setting('app.role', true),
  current_setting('app.organisation_id', true)) as value`);
const doubled = statement(
  { value: sql<number>`value`.mapWith(Number) },
  sql<{ value: number }>`select ${sql.placeholder('x')}::int * 2 as value`,
  ({ value }) => value,
);
const failing = say("select 1 / (random() * 0)::int || '' as value");

const organisations = Array.from({ length: 50 }, (_, index) =>
  referenceId('organisation', `reader-${index}`),
);
const viewers: Viewer[] = organisations.map((organisation, index) => ({
  ...anonymous,
  role: index % 2 ? 'PARTNER_SYSTEM' : 'CASE_WORKER',
  organisation,
}));
const expected = ({ role, organisation }: Viewer) =>
  `${role} ${findUuid('organisation', organisation ?? '')}`;

describe('reading', () => {
  it('keeps thousands of mixed units apart, failing ones among them', async () => {
    const units = Array.from({ length: 3_000 }, async (_, index) => {
      const viewer = viewers[index % viewers.length] ?? anonymous;
      const read = createRead(reader, viewer);
      const [before, broken, seen, twice] = await Promise.allSettled([
        read(doubled, { x: index }),
        index % 5 === 0 ? read(failing) : Promise.resolve([]),
        read(claims),
        read(doubled, { x: index % 7 === 0 ? 'no number' : index }),
      ]);
      expect(before).toEqual({ status: 'fulfilled', value: [index * 2] });
      expect(broken.status).toBe(index % 5 === 0 ? 'rejected' : 'fulfilled');
      expect(seen).toEqual({ status: 'fulfilled', value: [expected(viewer)] });
      expect(twice).toMatchObject(
        index % 7 === 0 ? { status: 'rejected' } : { value: [index * 2] },
      );
    });
    await Promise.all(units);
  }, 300_000);

  it('leaves nothing of a viewer on its connection, whether the unit failed or not', async () => {
    const client = new pg.Client(made.url);
    await client.connect();
    const run = async (...questions: Question[]) => {
      const unit = new Unit(questions, true);
      client.query(unit);
      return unit.done;
    };
    const ask = (asked: Statement<string>, found: string[] = []): Question => ({
      text: asked.text,
      values: [],
      answer: (rows) => found.push(...rows.map((row) => String(row[0]))),
      fail: () => {},
    });
    for (const [index, viewer] of [...viewers, ...viewers].entries()) {
      const own: string[] = [];
      const claim = { ...ask(claims), text: claimsText, values: claimsOf(viewer) };
      await run(claim, ask(claims, own), ...(index % 2 ? [ask(failing)] : []));
      const left: string[] = [];
      await run(ask(claims, left));
      expect({ own, left }).toEqual({ own: [expected(viewer)], left: [' '] });
    }
    await client.end();
  });

  it('asks nothing when the claims cannot be set', () => {
    const nobody = { ...anonymous, organisation: 'not an id' };
    expect(() => createRead(reader, nobody)).toThrow(TypeError);
  });

  it('cannot write', async () => {
    const read = createRead(reader, platform);
    const writing = say(
      "insert into outbox (entity_type, version, kind) values ('*', 0, 'SNAPSHOT') returning kind as value",
    );
    await expect(read(writing)).rejects.toThrow('read-only transaction');
  });
});

describe('what is prepared', () => {
  it('is prepared once, whatever fails, and never without end', async () => {
    const single = openReader(made.url, { max: 1 });
    const read = createRead(single, platform);
    const nonsense = say('select nonsense as value');
    for (const _ of [1, 2]) {
      await expect(read(nonsense)).rejects.toThrow('does not exist');
      await expect(read(doubled, { x: 'no number' })).rejects.toThrow('invalid input syntax');
      expect(await read(doubled, { x: 4 })).toEqual([8]);
    }
    const prepared = say('select count(*) as value from pg_prepared_statements');
    expect(await read(prepared)).toEqual(['3']);
    for (let index = 0; index < 600; index += 1) {
      expect(await read(say(`select ${index} as value`))).toEqual([String(index)]);
    }
    expect(await read(prepared)).toEqual(['500']);
    await single.close();
  }, 30_000);

  it('is nothing where the URL says so, as behind a pooler', async () => {
    const plain = openReader(`${made.url}?prepare=false`, { max: 1 });
    const read = createRead(plain, platform);
    expect(await read(doubled, { x: 4 })).toEqual([8]);
    expect(await read(say('select count(*) as value from pg_prepared_statements'))).toEqual(['0']);
    await plain.close();
  });
});

describe('a connection', () => {
  const slow = say('select pg_sleep(0.3)::text as value');
  const own = say('select pg_backend_pid() as value');

  it('that is lost is replaced, and what it was asked is asked again', async () => {
    const single = openReader(made.url, { max: 1 });
    const read = createRead(single, platform);
    const [pid] = await read(own);
    const waiting = Promise.all([read(doubled, { x: 1 }), read(slow), read(doubled, { x: 2 })]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await terminate(Number(pid));
    expect(await waiting).toEqual([[2], [''], [4]]);
    expect(await read(own)).not.toEqual([pid]);
    await terminate(Number((await read(own))[0]));
    expect(await read(doubled, { x: 3 })).toEqual([6]);
    await single.close();
  });

  it('that cannot be had fails what was asked, and the next is tried anew', async () => {
    const nowhere = new URL(made.url);
    nowhere.port = '1';
    const gone = openReader(nowhere.href);
    const read = createRead(gone, platform);
    const both = await Promise.allSettled([read(doubled, { x: 1 }), read(slow)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await gone.close();
  });

  it('is waited for while all are busy, but not for ever', async () => {
    const single = openReader(made.url, { max: 1, waitMs: 1_000 });
    const asked = Array.from({ length: 8 }, () => createRead(single, platform)(slow));
    const outcomes = (await Promise.allSettled(asked)).map(({ status }) => status);
    expect(outcomes.slice(0, 3)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    expect(outcomes).toContain('rejected');
    expect(await createRead(single, platform)(doubled, { x: 5 })).toEqual([10]);
    await single.close();
  });

  async function terminate(pid: number): Promise<void> {
    const client = new pg.Client(made.superuserUrl);
    await client.connect();
    await client.query('select pg_terminate_backend($1)', [pid]);
    await client.end();
  }
});
