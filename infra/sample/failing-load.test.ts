import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { domains } from '#schema/domains.ts';
import { loadReferences } from '../local/load.ts';
import { loadSample } from './load-sample.ts';
import type { LoadWatch } from './load-watch.ts';
import { openSampleDatabases, type SampleDatabases } from './loaded-sample.fixture.ts';

let databases: SampleDatabases;
let before: string[];
const request = { people: 200, seed: 916, orAny: false };

beforeAll(async () => {
  databases = await openSampleDatabases();
  await loadReferences(databases.urls, () => undefined);
  before = await state();
}, 300_000);
afterAll(() => databases.close());
beforeEach(async () => expect(await state()).toEqual(before));

/** Rows, entries of the feeds, forced policies, indexes and constraints. */
async function state(): Promise<string[]> {
  const catalogue = await Promise.all(
    domains.map((domain) =>
      databases.values(
        domain,
        `select relname || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace
         union all select indexdef from pg_indexes where schemaname = 'public'
         union all select pg_get_constraintdef(oid) from pg_constraint where contype in ('f', 'c')
         union all select 'entries ' || count(*) from outbox
         union all select 'followed ' || count(*) from followed_feed
         order by 1`,
      ),
    ),
  );
  return [...(await databases.fingerprint()), ...catalogue.flat()];
}

/** Does something when a table is about to be written. */
function when(table: string, act: () => void): LoadWatch {
  const step = { add: () => undefined, end: () => undefined };
  return {
    expect: () => undefined,
    begin(_, name) {
      if (name === table) act();
      return step;
    },
  };
}

describe('a load that fails half way', () => {
  it('says what PostgreSQL had against a row, and leaves all three databases as they were', async () => {
    await databases.rows(
      'employment',
      "alter table enrolment add constraint no_wp3 check (work_package <> 'WP3')",
    );
    await expect(loadSample(databases.place, request)).rejects.toThrow(
      /^The sample could not be loaded; what was begun is undone. PostgreSQL: .*"no_wp3"/,
    );
    await databases.rows('employment', 'alter table enrolment drop constraint no_wp3');
  });

  // The one is lost under COPY, the other under a statement of Drizzle's, which wraps what it hears.
  it.each(['enrolment', 'outbox'])(
    'does the same when a connection is lost at %s',
    async (table) => {
      await databases.rows(
        'employment',
        `create function lose_connection() returns trigger language plpgsql security definer as
       'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
       create trigger lose_connection before insert on ${table} execute function lose_connection()`,
      );
      await expect(loadSample(databases.place, request)).rejects.toThrow(
        /^The sample could not be loaded; what was begun is undone. PostgreSQL: .*terminat/,
      );
      await databases.rows('employment', 'drop function lose_connection cascade');
    },
  );

  it('stops when told to', async () => {
    const stopping = new AbortController();
    const watch = when('participation', () => stopping.abort());
    await expect(
      loadSample(databases.place, request, { watch, stopped: stopping.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
