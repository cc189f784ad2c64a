import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import postgres from 'postgres';
import { auditCommand } from '#infra/polis/audit/audit-command.ts';
import { appendEntries } from '#shared/audit/audit-entry.repository.ts';
import type { NewAuditEntry } from '#shared/audit/audit-entry.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// The chain as a superuser leaves it, who is held by no policy and no right.

let opened: TestDatabase;
let superuser: postgres.Sql;
let runtime: postgres.Sql;
const directory = mkdtempSync(path.join(tmpdir(), 'polis-audit-'));
const heads = path.join(directory, 'heads.jsonl');

const entry = (more: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  kind: 'READ',
  operator: 'case-worker-padova',
  role: 'CASE_WORKER',
  organisationId: '01956e0c-0c00-7000-8000-000000000001',
  purpose: 'SERVICE',
  token: 'jti-1',
  client: null,
  operationName: 'People',
  operationHash: 'ab'.repeat(32),
  requestId: null,
  subjectType: 'PersonRecord',
  subjects: ['01956e0c-0c00-7000-8000-00000000000a'],
  fields: ['PersonRecord.givenName'],
  reads: [1],
  ...more,
});

const append = (...entries: NewAuditEntry[]) => appendEntries(opened.database, entries);

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const environment = { LANG: 'en_US', EMPLOYMENT_DATABASE_URL: opened.url };
  const code = await auditCommand([...args, '--domain', 'employment'], environment, (line) =>
    lines.push(line),
  );
  return { code, lines };
}

/** As only somebody can who may do everything: with the triggers off. */
async function tamper(...statements: string[]): Promise<void> {
  for (const table of ['audit_entry', 'audit_head']) {
    await superuser.unsafe(`alter table ${table} disable trigger all`);
  }
  for (const statement of statements) await superuser.unsafe(statement);
}

const verify = async (...args: string[]) => {
  const { code, lines } = await run('verify', ...args);
  return [code, lines[0]?.replace(/, \d.*$/, '')];
};

beforeEach(async () => {
  opened = await openTestDatabase('employment');
  superuser = postgres(opened.superuserUrl, { max: 1, onnotice: () => {} });
  runtime = postgres(opened.url, { max: 1, onnotice: () => {} });
  for (let number = 1; number <= 3; number += 1) {
    await append(entry({ operator: `operator-${number}` }), entry({ purpose: null, token: null }));
  }
});
afterEach(async () => {
  await Promise.all([superuser.end(), runtime.end()]);
  await opened.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('audit verify', () => {
  it('says that a chain is whole, how long it took and how much memory', async () => {
    const { code, lines } = await run('verify');
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^employment: whole, 6 entries, \d+\.\d s, at most \d+ MB of memory$/),
    ]);
  });

  it.each([
    ['an operator', "update audit_entry set operator = 'nobody' where position = 3"],
    ['a purpose that was not there', "update audit_entry set purpose = 'AUDIT' where position = 2"],
    ['an instant', "update audit_entry set at = at - interval '1 microsecond' where position = 3"],
    [
      'whose data it was',
      'update audit_entry set subjects = array[gen_random_uuid()] where position = 5',
    ],
    [
      'which fields',
      "update audit_entry set fields = array['PersonRecord.sex'] where position = 1",
    ],
    ['of whom which', 'update audit_entry set reads = array[0] where position = 6'],
  ])('finds that %s was changed', async (_, statement) => {
    await tamper(statement);
    const position = statement.slice(-1);
    expect(await verify()).toEqual([1, `employment: broken at entry ${position}: it was changed`]);
  });

  it('finds a deletion, at the beginning too', async () => {
    await tamper('delete from audit_entry where position = 4');
    expect(await verify()).toEqual([1, 'employment: broken at entry 4: it was deleted']);
    await tamper('delete from audit_entry where position = 1');
    expect(await verify()).toEqual([1, 'employment: broken at entry 1: it was deleted']);
  });

  it('finds that two changed places', async () => {
    await tamper(
      'update audit_entry set position = case position when 2 then -3 else -2 end where position in (2, 3)',
      'update audit_entry set position = -position where position < 0',
    );
    const [code, said] = await verify();
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('broken at entry 2: it does not follow'),
    ]);
  });

  it('finds an entry that was changed and hashed anew', async () => {
    await tamper(
      "update audit_entry set operator = 'nobody' where position = 3",
      'update audit_entry e set hash = audit_hash(e) where position = 3',
    );
    expect(await verify()).toEqual([
      1,
      expect.stringContaining('broken at entry 4: it does not follow'),
    ]);
  });

  it('finds by the head that the tail was cut', async () => {
    await tamper('delete from audit_entry where position >= 5');
    expect(await verify()).toEqual([
      1,
      expect.stringContaining('broken at entry 5: this and all behind it'),
    ]);
  });

  it('finds an entry that was put behind the head', async () => {
    await tamper(
      `insert into audit_entry select position + 1, at, kind, operator, role, organisation_id, purpose, token,
      client, operation_name, operation_hash, request_id, subject_type, subjects, fields, reads, hash, ''
      from audit_entry where position = 6`,
      'update audit_entry e set hash = audit_hash(e) where position = 7',
    );
    expect(await verify()).toEqual([
      1,
      expect.stringContaining('broken at entry 6: the head ends here'),
    ]);
  });

  /** All from an entry on written anew, with all hashes and the head: nothing within tells. */
  const rewrite = (from: number) =>
    tamper(
      `update audit_entry set operator = 'nobody' where position = ${from}`,
      `do $$ declare e audit_entry; last bytea; begin
        for e in select * from audit_entry where position >= ${from} order by position loop
          e.previous := coalesce(last, e.previous);
          last := audit_hash(e);
          update audit_entry set previous = e.previous, hash = last where position = e.position;
        end loop;
        update audit_head set hash = last;
      end $$`,
    );

  it('finds a tail that was written anew by heads that were kept elsewhere, and by these alone', async () => {
    writeFileSync(heads, `${(await run('heads')).lines.join('\n')}\n`);
    await append(entry());
    expect((await verify('--heads', heads))[0]).toBe(0);
    await rewrite(4);
    expect((await verify())[0]).toBe(0);
    expect(await verify('--heads', heads)).toEqual([
      1,
      expect.stringContaining('broken at entry 6: it is another than when its head was kept'),
    ]);
  });

  it('finds a tail that was cut with the head', async () => {
    writeFileSync(heads, (await run('heads')).lines.join('\n'));
    await tamper(
      'delete from audit_entry where position > 4',
      'update audit_head set position = 4, hash = (select hash from audit_entry where position = 4)',
    );
    expect((await verify())[0]).toBe(0);
    expect(await verify('--heads', heads)).toEqual([
      1,
      expect.stringContaining('broken at entry 5: this and all'),
    ]);
  });

  it('finds a chain that was begun anew', async () => {
    writeFileSync(heads, (await run('heads')).lines.join('\n'));
    await tamper('update audit_head set chain = gen_random_uuid()');
    expect((await verify('--heads', heads))[1]).toContain('are of another chain');
    expect((await verify())[1]).toContain('broken at entry 1: it does not follow');
  });
});

describe('the chain', () => {
  it('hashes in PostgreSQL what it hashes in us, whatever the texts are', async () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((each) => !each.includes('\0') && !/\p{Surrogate}/u.test(each));
    const any = fc.option(text);
    await fc.assert(
      fc.asyncProperty(text, any, any, any, async (operator, token, client, requestId) => {
        await append(entry({ operator, token, client, requestId }));
      }),
      { numRuns: 60 },
    );
    const { code, lines } = await run('verify');
    expect([code, lines]).toEqual([0, [expect.stringContaining('whole, 66 entries')]]);
  });

  it('has no gaps where many append at once, and keeps what each appended together', async () => {
    await Promise.all(Array.from({ length: 40 }, () => append(entry(), entry({ kind: 'WRITE' }))));
    const { code, lines } = await run('verify');
    expect([code, lines]).toEqual([0, [expect.stringContaining('whole, 86 entries')]]);
    const pairs =
      await superuser`select count(*)::int as pairs from audit_entry a join audit_entry b
      on b.position = a.position + 1 where a.kind = 'READ' and b.kind = 'WRITE'`;
    expect(pairs[0]).toEqual({ pairs: 40 });
  });

  it('has neither entry of two where one is out of bounds', async () => {
    const many = Array.from({ length: 101 }, () => '01956e0c-0c00-7000-8000-00000000000a');
    await expect(append(entry(), entry({ subjects: many }))).rejects.toThrow();
    expect((await run('verify')).lines[0]).toContain('whole, 6 entries');
  });

  it.each(['runtime', 'owner', 'superuser'])(
    'is not changed by the %s, by the way',
    async (who) => {
      const migrator = postgres(opened.migrationUrl, { max: 1, onnotice: () => {} });
      if (who === 'owner') await migrator`set role employment_owner`;
      const asking = { runtime, owner: migrator, superuser }[who] ?? runtime;
      for (const table of ['audit_entry', 'audit_subject', 'audit_head']) {
        for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
          await expect(asking.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
        }
      }
      for (const table of ['audit_entry', 'audit_subject']) {
        await expect(asking.unsafe(`update ${table} set position = 9`)).rejects.toMatchObject({
          code: '42501',
        });
      }
      await migrator.end();
      expect((await run('verify')).code).toBe(0);
    },
  );

  it('is shown to nobody who is not to see it', async () => {
    const seen = await runtime`select (select count(*) from audit_entry)::int as entries,
      (select count(*) from audit_subject)::int as subjects, (select count(*) from audit_head)::int as heads`;
    expect(seen[0]).toEqual({ entries: 0, subjects: 0, heads: 0 });
  });
});

describe('the command', () => {
  it('says what it takes, and refuses what it does not', async () => {
    expect((await run('--help')).lines[0]).toContain('audit verify');
    expect((await run('sing')).code).toBe(2);
    expect((await run('verify', '--lang', 'xx')).code).toBe(2);
    await expect(run('verify', '--heads', path.join(directory, 'none'))).rejects.toThrow(
      'cannot be read',
    );
    writeFileSync(heads, '{"domain":"employment"}');
    await expect(run('verify', '--heads', heads)).rejects.toThrow('Line 1');
  });

  it('says it in Italian too', async () => {
    await tamper('delete from audit_entry where position = 2');
    expect((await run('verify', '--lang', 'it')).lines[0]).toContain('è stata cancellata');
  });
});
