import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import postgres from 'postgres';
import { loadReference } from '#employment/access-point/load-access-points.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { referenceId } from '#shared/reference-id.ts';
import { projectDirectory } from '../infra/local/data-directory.ts';
import { aCommunityEvent } from '../subgraphs/community/tests/activities.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

// A file of a partner's, brought in by the command through the gateway.

let graph: WholeGraph;
let employment: postgres.Sql;
const folder = mkdtempSync(path.join(os.tmpdir(), 'polis-import-'));

beforeAll(async () => {
  graph = await openWholeGraph(async (databases) => {
    await loadReference(databases.employment);
  });
  employment = postgres(graph.databases.employment.superuserUrl, { max: 1 });
});
afterAll(async () => {
  await employment.end();
  await graph.close();
  rmSync(folder, { recursive: true });
});

type Ended = { code: number | null; out: string; err: string };

let identity: SampleIdentityName = 'system-veneto-lavoro';

async function start(...args: string[]): Promise<{ child: ChildProcess; ended: Promise<Ended> }> {
  const POLIS_TOKEN = await graph.tokenOf(identity);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'infra/polis/main.ts', 'import', ...args],
    {
      cwd: projectDirectory,
      env: { ...process.env, POLIS_TOKEN, LANG: 'en' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, err] = ['', ''];
  child.stdout?.on('data', (data) => (out += data));
  child.stderr?.on('data', (data) => (err += data));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return { child, ended };
}

async function run(...args: string[]): Promise<Ended> {
  return (await start(...args, '--url', graph.origin)).ended;
}

/** People who are like nobody else. */
function peopleFile(name: string, count: number, prefix: string): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const ref = `${prefix}-${index}`;
    const [given, family] = [nameOf(`g${ref}`), nameOf(`f${ref}`)];
    const born = new Date(Date.UTC(1960, 0, 1 + ((index * 97) % 16_000)));
    return [ref, given, family, born.toISOString().slice(0, 10), 'FEMALE', '436'].join(';');
  });
  const header = 'externalRef;givenName;familyName;birthDate;sex;citizenshipCodes';
  return save(name, `${[header, ...rows].join('\n')}\n`);
}

function nameOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex').slice(0, 10);
  return [...hex].map((digit) => 'bocidufagelimonu'[Number.parseInt(digit, 16)]).join('');
}

function save(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function reportOf(file: string): Record<string, string>[] {
  return parse(readFileSync(`${file}.report.csv`), { columns: true });
}

async function recordsNamed(prefix: string): Promise<string[]> {
  const rows = await employment<{ ref: string }[]>`select external_ref as ref from person_record
    where external_ref like ${`${prefix}-%`}`;
  return rows.map(({ ref }) => ref);
}

describe('npm run -s polis -- import', () => {
  it('brings all rows in, and finds them as they are the second time', async () => {
    const file = peopleFile('all.csv', 30, 'all');
    const first = await run('people', file, '--batch', '7');
    expect([first.err, first.code]).toEqual(['', 0]);
    expect(first.out).toContain('30 created, 0 updated, 0 unchanged, 0 refused');
    expect(existsSync(`${file}.polis-import.json`)).toBe(false);
    expect((await run('people', file)).out).toContain('0 created, 0 updated, 30 unchanged');
    expect(await recordsNamed('all')).toHaveLength(30);
  });

  it('tells of each row that is refused where and why, and brings the others in', async () => {
    const file = save(
      'bad.csv',
      [
        'externalRef,accessPointCode,givenName,familyName,birthDate,sex',
        'bad-1,CPI-PD-08,Brunilde,Zuccarello,1971-03-04,FEMALE',
        'bad-2,CPI-PD-08,Ada',
        'bad-3,NOWHERE,Ada,Verdi,1971-03-04,FEMALE',
        'bad-4,CPI-PD-08,"Ada\nMaria",Verdi,31/02/1971,X',
        'bad-5,CPI-PD-08,,,1971-03-04,FEMALE',
        ',CPI-PD-08,Ada,Verdi,1971-03-04,FEMALE',
        'bad-7,CPI-PD-08,Wolfango,Quercetani,1948-11-02,MALE',
      ].join('\r\n'),
    );
    const { code, out } = await run('people', file);
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      `2 created, 0 updated, 0 unchanged, 5 refused. Row by row: ${file}.report.csv`,
    ]);
    expect(
      reportOf(file).map((row) => [row['line'], row['externalRef'], row['code'], row['column']]),
    ).toEqual([
      ['2', 'bad-1', '', ''],
      ['3', 'bad-2', 'FIELD_COUNT_WRONG', ''],
      ['4', 'bad-3', 'ACCESS_POINT_NOT_FOUND', 'accessPointCode'],
      ['5', 'bad-4', 'DATE_MALFORMED VALUE_UNKNOWN', 'birthDate sex'],
      ['7', 'bad-5', 'NAME_MISSING', 'familyName'],
      ['8', '', 'VALUE_MISSING', 'externalRef'],
      ['9', 'bad-7', '', ''],
    ]);
  });

  it('killed again and again, goes on where it was: all rows, none twice, one report', async () => {
    const file = peopleFile('killed.csv', 200, 'killed');
    const args = ['people', file, '--batch', '10', '--url', graph.origin];
    const confirmed = () => {
      const journal = `${file}.polis-import.json`;
      return existsSync(journal) ? JSON.parse(readFileSync(journal, 'utf8')).confirmed : 0;
    };
    for (const [kill, more] of [2, 4, 3].entries()) {
      const { child, ended } = await start(...args);
      const until = confirmed() + more;
      while (confirmed() < until) await sleep(2);
      // At another moment of a batch each time.
      await sleep(kill * 15);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
    }
    const last = await (await start(...args)).ended;
    expect([last.err, last.code]).toEqual(['', 0]);
    expect(last.out).toMatch(/Going on where it was interrupted: \d+ of 200 rows are in\./);
    // What was done behind the last word of the killed is answered as it was: as created.
    expect(last.out).toContain('200 created, 0 updated, 0 unchanged, 0 refused');
    const refs = Array.from({ length: 200 }, (_, index) => `killed-${index}`);
    expect((await recordsNamed('killed')).toSorted()).toEqual(refs.toSorted());
    expect(reportOf(file).map((row) => [row['externalRef'], row['outcome']])).toEqual(
      refs.map((ref) => [ref, 'CREATED']),
    );
  }, 300_000);

  it('begins anew with a file that was changed', async () => {
    const file = peopleFile('changed.csv', 5, 'changed');
    const [port] = [new URL(graph.origin).port];
    writeFileSync(`${file}.polis-import.json`, JSON.stringify({ version: 1, confirmed: 9, port }));
    expect((await run('people', file)).out).toContain('5 created');
  });

  it('brings enrolments in on the people who are there', async () => {
    await run('people', peopleFile('enrolled.csv', 3, 'enrolled'));
    const file = save(
      'enrolments.csv',
      [
        'externalRef,personExternalRef,accessPointCode,workPackage,enrolledOn',
        ...[0, 1, 2].map((n) => `e-${n},enrolled-${n},CPI-PD-08,WP2,2026-02-0${n + 1}`),
        'e-3,nobody,CPI-PD-08,WP2,2026-02-01',
      ].join('\n'),
    );
    const { code, out } = await run('enrolments', file);
    expect([code, out]).toEqual([1, expect.stringContaining('3 created')]);
    expect(reportOf(file).at(-1)).toMatchObject({ line: '5', code: 'PERSON_RECORD_NOT_FOUND' });
  });

  it('brings services in on the people who are enrolled', async () => {
    await run('people', peopleFile('served.csv', 2, 'served'));
    const enrolments = save(
      'served-enrolments.csv',
      [
        'externalRef,personExternalRef,accessPointCode,workPackage,enrolledOn',
        'served-e-0,served-0,CPI-PD-08,WP2,2026-02-01',
      ].join('\n'),
    );
    expect((await run('enrolments', enrolments)).out).toContain('1 created');
    const file = save(
      'services.csv',
      [
        'externalRef;personExternalRef;accessPointCode;kind;mode;minutes;occurredOn',
        's-0;served-0;CPI-PD-08;ORIENTATION;IN_PERSON;60;02/02/2026',
        's-1;served-1;CPI-PD-08;ORIENTATION;IN_PERSON;60;02/02/2026',
        's-2;served-0;CPI-PD-08;ORIENTATION;IN_PERSON;1h;02/02/2026',
      ].join('\n'),
    );
    const { code, out } = await run('services', file);
    expect([code, out]).toEqual([1, expect.stringContaining('1 created')]);
    expect(reportOf(file).map((row) => [row['line'], row['code'], row['column']])).toEqual([
      ['2', '', ''],
      ['3', 'NOT_ENROLLED_ON_DAY', 'occurredOn'],
      ['4', 'NUMBER_MALFORMED', 'minutes'],
    ]);
  });

  it('sends nothing of a file that is none', async () => {
    const file = save('none.csv', 'externalRef,givenName\nnone-1,Ada\nnone-2,"B\n');
    const { code, err } = await run('people', file);
    expect([code, err]).toEqual([2, expect.stringContaining(`${file}:`)]);
    expect(await recordsNamed('none')).toEqual([]);
    const missing = await run('people', path.join(folder, 'missing.csv'));
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('cannot be read')]);
  });

  it('waits for a gateway that has too much to do or is not there, and goes on', async () => {
    const file = peopleFile('waiting.csv', 3, 'waiting');
    const answers = [429, 503, 0];
    const between = createServer(async (request, response) => {
      const status = answers.shift();
      if (status === 0) return void request.socket.destroy();
      if (status !== undefined) {
        response.writeHead(status, { 'retry-after': '1', 'content-type': 'application/json' });
        return void response.end('{"errors":[{"message":"Too much","extensions":{}}]}');
      }
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const { authorization = '', 'idempotency-key': key = '' } = request.headers;
      const answer = await fetch(graph.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization,
          'idempotency-key': String(key),
        },
        body: Buffer.concat(parts),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const address = between.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { ended } = await start('people', file, '--url', `http://127.0.0.1:${port}`);
    const { code, out } = await ended;
    between.close();
    expect([code, out]).toEqual([0, expect.stringContaining('3 created')]);
    expect(out.match(/trying again/g)).toHaveLength(3);
  });

  it('says what is missing or forbidden, and ends with 2', async () => {
    const file = peopleFile('forbidden.csv', 1, 'forbidden');
    const POLIS_TOKEN = await graph.tokenOf('dashboard');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'infra/polis/main.ts', 'import', 'people', file, '--url', graph.origin],
      { cwd: projectDirectory, env: { ...process.env, POLIS_TOKEN, LANG: 'it' } },
    );
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, err]).toEqual([2, expect.stringContaining('Il token non ha il permesso')]);
  });

  it('brings people that an association has met in, and that they took part, and how many others', async () => {
    identity = 'association-lead';
    expect((await run('people', peopleFile('met.csv', 3, 'met'))).out).toContain('3 created');
    // From here on employment knows which places governance has, here none.
    await graph.followAll();
    const own = { organisationId: referenceId('organisation', 'association-01') };
    const heldOn = '2026-11-24';
    const facts = { ...own, heldOn, externalRef: 'festa-1' };
    await aCommunityEvent(graph.databases.community, facts);
    const rows = [0, 1, 2].map((n) => `p-${n},festa-1,met-${n},24/11/2026`);
    const header = 'externalRef,activity,personExternalRef,occurredOn';
    const file = save(
      'participations.csv',
      [header, ...rows, 'p-3,festa-1,nobody,24/11/2026'].join('\n'),
    );
    const { code, out } = await run('participations', file);
    expect([code, out]).toEqual([1, expect.stringContaining('3 created')]);
    expect(reportOf(file).at(-1)).toMatchObject({ line: '5', code: 'PERSON_REF_UNKNOWN' });
    expect((await run('participations', file)).out).toContain('3 unchanged');
    const counted = save(
      'heads.csv',
      'externalRef,activity,occurredOn,female,male\nh-0,festa-1,24/11/2026,4,5',
    );
    expect((await run('headCounts', counted)).out).toContain('1 created');
  });
});
