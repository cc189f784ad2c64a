import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { type RunningGraph, runGraph } from '../infra/bench/drill/running-graph.ts';
import { holders, perHolder } from '../infra/database/domain.ts';
import { eventually } from '../infra/local/eventually.ts';
import { makeTemporaryDirectory } from '../infra/local/temporary-directory.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// The real processes are asked with the data of somebody who does not exist, wherever a caller can put it
// and along every path on which something fails. Then whatever they said is searched for it.

const canary = {
  givenName: 'Zebedeo',
  familyName: 'Quaresimaldi',
  codiceFiscale: 'QRSZBD85T10A562S',
  phone: '3339876501',
  email: 'zebedeo@quaresimaldi.example',
};
const all = new RegExp(Object.values(canary).join('|'), 'i');
/** A value as somebody would write it into a text, with all of it. */
const told = Object.values(canary).join(' ');

const file = path.join(makeTemporaryDirectory('hygiene'), 'connections.txt');
const preload = pathToFileURL(fileURLToPath(new URL('record-connections.mjs', import.meta.url)));
const databases = new Map<string, TestDatabase>();
let graph: RunningGraph;
let employment: postgres.Sql;
let token: string;
/** Every answer that came, headers and all, unless it was asked for the data itself. */
const answers: string[] = [];

beforeAll(async () => {
  for (const holder of holders) databases.set(holder, await openTestDatabase(holder));
  const find = (holder: string) => databases.get(holder) as TestDatabase; // opened above
  graph = await runGraph({
    urls: perHolder((holder) => ({
      runtime: find(holder).url,
      migration: find(holder).migrationUrl,
    })),
    // What the runner says of it must not be what keeps the vendor's telemetry away.
    environment: {
      APOLLO_TELEMETRY_DISABLED: '',
      POLIS_CONNECTIONS_FILE: file,
      LOG_LEVEL: 'trace',
      POLIS_FETCH_DEADLINE_MS: '5000',
    },
    preload: [preload.href],
  });
  employment = postgres(find('employment').superuserUrl, { max: 2, onnotice: () => {} });
  token = await graph.tokenOf('system-veneto-lavoro');
}, 400_000);
afterAll(async () => {
  await employment.end();
  await graph.stop();
  await Promise.all([...databases.values()].map((each) => each.close()));
}, 60_000);

async function send(body: string, headers: Record<string, string> = {}, url = graph.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const text = await response.text();
  answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`);
  return { status: response.status, text };
}
const ask = (query: string, variables: Record<string, unknown> = {}, more: object = {}) =>
  send(JSON.stringify({ query, variables, ...more }));

const entering = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
  personRecord { id } errors { ... on UserError { code } } } }`;
const facts = {
  givenName: canary.givenName,
  familyName: canary.familyName,
  birthDate: '1985-12-10',
  sex: 'MALE',
  phone: canary.phone,
  email: canary.email,
};

describe('the data of a person', () => {
  it('is sent along in whatever is malformed', async () => {
    const paging = 'query ($first: Int) { organisations(first: $first) { totalCount } }';
    const results = [
      await ask(paging, { first: told }),
      await ask(`{ organisations(first: "${told}") { totalCount } }`),
      await ask(`{ organisations(filter: { type: [${canary.codiceFiscale}] }) { totalCount } }`),
      await ask(`{ ${canary.familyName}: ${canary.givenName} }`),
      await ask(
        `query ${canary.familyName} { organisations(${canary.givenName}: 1) { totalCount } }`,
      ),
      await ask(`{ organisations(first: 1) { totalCount "${told}`),
      await ask(
        '{ organisations(first: 1) { totalCount } }',
        {},
        { operationName: canary.familyName },
      ),
      await ask(`{ person(id: "${told}") { id } }`),
      await ask(`{ node(id: "${canary.codiceFiscale}") { id } }`),
      await ask(entering, { input: { ...facts, [canary.familyName]: told } }),
      await ask(entering, { input: { facts: { ...facts, birthDate: told } } }),
      await send(`{"query": "${told}`),
      await send(told, { 'content-type': `text/${canary.givenName}` }),
      await send('{}', {}, `${graph.url}/${canary.codiceFiscale}?name=${canary.familyName}`),
      await send(told, {}, `${graph.origin}/documents/${canary.codiceFiscale}`),
      await send('{}', { authorization: `Bearer ${canary.codiceFiscale}` }),
    ];
    // Refused with an error, or nobody is found under it.
    for (const { text } of results) expect(text).toMatch(/"errors"|null/);
  }, 120_000);

  it('is sent along in headers', async () => {
    await send(JSON.stringify({ query: '{ organisations(first: 1) { totalCount } }' }), {
      'x-request-id': canary.codiceFiscale,
      'accept-language': canary.givenName,
      'user-agent': told,
      'idempotency-key': canary.phone,
      'polis-debug': told,
      traceparent: canary.codiceFiscale,
    });
    expect(answers.at(-1)).toContain('"data"');
  }, 60_000);

  it('is entered, looked for and matched', async () => {
    const entered = await ask(entering, { input: { facts, externalRef: canary.codiceFiscale } });
    expect(entered.text).not.toContain('INTERNAL');
    const found = await ask(
      'query ($ref: String) { personRecords(first: 1, filter: { externalRef: $ref }) { totalCount } }',
      { ref: canary.codiceFiscale },
    );
    expect(found.text).toContain('totalCount');
    await ask(
      'query ($facts: PersonFactsInput!) { matchPerson(input: { facts: $facts }) { __typename } }',
      { facts },
    );
  }, 60_000);

  it('is in what PostgreSQL refuses with its values, in the midst of a change', async () => {
    await employment.unsafe(`create function quote_it() returns trigger language plpgsql as
      $$ begin raise exception 'refused: ${told}' using detail = '${told}'; end $$;
      create trigger quote_it before insert on person_record
      for each row execute function quote_it()`);
    const { text } = await ask(entering, {
      input: { facts, externalRef: `${canary.codiceFiscale}-2` },
    });
    await employment`drop trigger quote_it on person_record`;
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(graph.output()).toContain('"kind":"PostgreSQL P0001"');
  }, 60_000);

  it('is asked for while a table is locked, and while its domain is gone', async () => {
    const asking = () =>
      ask(
        'query ($ref: String) { personRecords(first: 1, filter: { externalRef: $ref }) { totalCount } }',
        { ref: canary.codiceFiscale },
      );
    await employment.begin(async (sql) => {
      await sql`lock table person_record in access exclusive mode`;
      expect((await asking()).text).toContain('DEADLINE_EXCEEDED');
    });
    graph.find('employment').signal('SIGKILL');
    await graph.find('employment').ended;
    expect((await asking()).text).toContain('DOMAIN_UNAVAILABLE');
    await send(told, {}, `${graph.origin}/documents/case_document_00000000000000000000000000`);
    await graph.start('employment');
  }, 120_000);

  it('is in no log', () => {
    const output = graph.output();
    expect(output.split('\n').length).toBeGreaterThan(50);
    expect(output.split('\n').filter((line) => all.test(line))).toEqual([]);
  });

  it('is in no error, and in no header of an answer', () => {
    expect(answers.length).toBeGreaterThan(20);
    // An alias names what is answered, and so the path to what was not: it is told to its author alone.
    expect(answers.filter((text) => all.test(text))).toEqual([]);
  });

  it('is in no metric', async () => {
    const text = await (await fetch(graph.metricsUrl)).text();
    expect(text).toContain('polis_requests_total');
    expect(text).not.toMatch(all);
  });

  it('would be in no log of PostgreSQL, which writes neither failed statements nor their values', async () => {
    const settings = await employment`select name, setting from pg_settings where name in
      ('log_min_messages', 'log_min_error_statement', 'log_error_verbosity', 'log_parameter_max_length_on_error')`;
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      log_min_messages: 'log',
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      log_parameter_max_length_on_error: '0',
    });
  });
});

it('a request is followed through all processes by its id, which is told to its caller', async () => {
  const id = '0af7651916cd43dd8448eb211c80319c';
  await send(JSON.stringify({ query: '{ organisations(first: 1) { totalCount } }' }), {
    'x-request-id': id,
  });
  expect(answers.at(-1)).toContain(`["x-request-id","${id}"]`);
  const servicesOf = () =>
    graph
      .output()
      .split('\n')
      .filter((line) => line.includes(id))
      .map((line) => JSON.parse(line).name)
      .sort();
  // The line of the gateway is written once its answer is gone.
  await eventually(() => servicesOf().length === 2);
  expect(servicesOf()).toEqual(['gateway', 'governance']);
});

it('nothing leaves this machine, at the start, at work and at fault', () => {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  const outside = lines.filter(
    (line) => !/ (tcp|name) (127\.0\.0\.1|localhost)(:\d+)?$/.test(line),
  );
  expect(outside).toEqual([]);
});
