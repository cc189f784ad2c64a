import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { loadReference } from '#employment/access-point/load-access-points.ts';
import { keyFileSource } from '#shared/sealing/key-file.ts';
import { keysHere } from '#shared/sealing/key-provider.ts';
import { newId } from '#shared/type-id.ts';
import { type AskOptions, type Bench, openSubgraph } from '../../../tests/testbed.ts';
import { caseWorkerPadova, systemVenetoLavoro } from '../../../tests/viewers.ts';
import { dataPaths } from '../../local/data-directory.ts';
import { keyFileOf, writeKeyFiles } from '../../local/key-files.ts';
import { findOrMakeSecrets, readSecrets } from '../../local/secrets.ts';
import { makeTemporaryDirectory } from '../../local/temporary-directory.ts';
import { countKeys, countUnder, describeKeys } from './count-keys.ts';
import type { KeyedDomain } from './keyed-domain.ts';
import { addVersion } from './own-keys.ts';
import { retireKey } from './retire-key.ts';
import { rotateKeys } from './rotate-keys.ts';

const dataDirectory = makeTemporaryDirectory('rotation');
const readFile = () => keysHere(keyFileSource(keyFileOf(dataDirectory, 'employment')));
let employment: Bench;
let see: postgres.Sql;
let keyed: KeyedDomain;
/** Two processes that serve, each with what it knows of the keys. */
let serving: ReturnType<typeof readFile>[];

beforeAll(async () => {
  writeKeyFiles(dataDirectory, findOrMakeSecrets(dataPaths(dataDirectory).secrets));
  employment = await openSubgraph('employment');
  await loadReference(employment);
  see = postgres(employment.superuserUrl, { max: 1 });
  serving = [readFile(), readFile()];
  const { database } = employment;
  keyed = { domain: 'employment', database, provider: readFile(), isOurs: true };
});
afterAll(async () => {
  await see.end();
  await employment.close();
  fs.rmSync(dataDirectory, { recursive: true });
});

let asked = 0;
async function ask(document: string, variables: object, options: AskOptions = {}) {
  asked += 1;
  const keys = serving[asked % 2] ?? readFile();
  const viewer = document.includes('matchPerson')
    ? { ...systemVenetoLavoro, subject: newId('asker') }
    : caseWorkerPadova;
  const answer = await employment.query(document, { ...variables }, viewer, { keys, ...options });
  expect(answer.errors).toEqual([]);
  return answer.data;
}

const syllables = [
  'ba',
  'ke',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
];
/** Unlike any other, so that each is found among the likeliest. */
const nameOf = (at: number) =>
  [at, at * 5 + 3, at * 11 + 7, at >> 3]
    .map((number) => syllables[number % syllables.length])
    .join('')
    .replace(/^./, (first) => first.toUpperCase());
const numberOf = (at: number) => `YA${String(at).padStart(7, '0')}`;
const factsOf = (at: number) => ({
  givenName: nameOf(at),
  familyName: nameOf(at * 3 + 1),
  birthDate: `${1950 + (at % 50)}-0${1 + (at % 9)}-${10 + (at % 18)}`,
});

const entering = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
  personRecord { id } errors { ... on UserError { code } } } }`;
const adding = `mutation ($input: AddIdentifierInput!) { addIdentifier(input: $input) {
  personIdentifier { id value } errors { ... on UserError { code } } } }`;
const addTo = (personRecordId: string, at: number) =>
  ask(adding, { input: { personRecordId, identifier: { type: 'PASSPORT', value: numberOf(at) } } });

async function enter(at: number, options: AskOptions = {}): Promise<string> {
  const { enterPersonRecord } = await ask(entering, { input: { facts: factsOf(at) } }, options);
  return enterPersonRecord.personRecord.id;
}

const match = async (input: object): Promise<string[]> => {
  const { matchPerson } = await ask(
    `query ($input: MatchPersonInput!) { matchPerson(input: $input) {
      candidates { personRecord { id } } } }`,
    { input },
  );
  return matchPerson.candidates.map(
    ({ personRecord }: { personRecord: { id: string } }) => personRecord?.id,
  );
};

describe('a rotation of the keys', () => {
  const ids: string[] = [];

  /** Reads, looks up and writes as long as it is asked to; whatever fails, fails the test. */
  async function work(goesOn: () => boolean): Promise<Record<string, number>> {
    const counts = { lists: 0, names: 0, numbers: 0, written: 0 };
    const reader = async () => {
      while (goesOn()) {
        const { personRecords } = await ask(
          '{ personRecords(first: 50) { nodes { id givenName email identifiers { value } } } }',
          {},
        );
        for (const [at, id] of ids.entries()) {
          const found = personRecords.nodes.find((node: { id: string }) => node.id === id);
          if (at < 20) {
            expect([found?.givenName, found?.identifiers[0]?.value]).toEqual([
              nameOf(at),
              numberOf(at),
            ]);
          }
        }
        counts.lists += 1;
      }
    };
    const asker = async () => {
      for (let at = 0; goesOn(); at = (at + 1) % 20) {
        expect(await match({ facts: factsOf(at) })).toContain(ids[at]);
        counts.names += 1;
        const identifiers = [{ type: 'PASSPORT', value: numberOf(at) }];
        expect(await match({ facts: {}, identifiers })).toContain(ids[at]);
        counts.numbers += 1;
      }
    };
    const writer = async () => {
      for (let at = 100; goesOn(); at += 1) {
        const id = await enter(at);
        await addTo(id, at);
        expect(await match({ facts: factsOf(at) })).toContain(id);
        counts.written += 1;
      }
    };
    await Promise.all([reader(), asker(), writer()]);
    return counts;
  }

  it('goes on under load: everything is read, found and written all the time', async () => {
    for (let at = 0; at < 20; at += 1) {
      const id = await enter(at);
      ids.push(id);
      await addTo(id, at);
    }
    const idempotency = { key: 'before the rotation', fingerprint: 'f'.repeat(43) };
    const once = await enter(50, { idempotency });
    const sealed = () =>
      see`select id, sealed, facts_id from person_record where id = any(
        select id from person_record order by id limit 20) order by id`;
    const before = await sealed();

    let goesOn = true;
    const worked = work(() => goesOn);
    const lines: string[] = [];
    const screen = { line: (text: string) => void lines.push(text) };
    const rotation = { kinds: ['sealing', 'index'] as const, resume: false, dataDirectory };
    const broken = await rotateKeys([keyed], rotation, screen);
    await setTimeout(500);
    goesOn = false;
    const counts = await worked;

    expect(broken).toBe(0);
    expect(Object.values(counts).filter((count) => count < 3)).toEqual([]);
    const lying = await countKeys(keyed);
    expect(countUnder(lying, 'sealing', 1)).toBe(0);
    expect(countUnder(lying, 'index', 1)).toBe(0);
    expect(countUnder(lying, 'index', 2)).toBeGreaterThan(20);
    // Data keys alone were wrapped anew.
    expect(await sealed()).toEqual(before);
    expect(await enter(50, { idempotency })).toBe(once);
    expect(lines.join('\n')).toContain('nothing lies under index key 1 any more');
    expect(lines.join('\n')).toMatch(/\d+ data keys wrapped anew in .* a second/);
  }, 120_000);

  it('leaves one number one: what was added under the older key is known under the newer', async () => {
    const id = await enter(60);
    await addTo(id, 60);
    addVersion(dataDirectory, 'employment', 'index');
    const first = await addTo(id, 60);
    await setTimeout(4_500);
    // Written with the newer now, while the record lies under the older.
    expect(countUnder(await countKeys(keyed), 'index', 2)).toBeGreaterThan(0);
    const second = await addTo(id, 60);
    expect(second.addIdentifier.personIdentifier.id).toBe(first.addIdentifier.personIdentifier.id);
    expect(await match({ facts: factsOf(60) })).toContain(id);
  }, 30_000);

  it('that was interrupted goes on where it was, without a new version', async () => {
    const rotation = { kinds: ['sealing', 'index'] as const, resume: true, dataDirectory };
    const before = await keyed.provider.current();
    await rotateKeys([keyed], rotation, { line: () => undefined });
    expect(await keyed.provider.current()).toBe(before);
    expect(countUnder(await countKeys(keyed), 'index', 2)).toBe(0);
    expect(await describeKeys(keyed)).toMatch(
      /^employment: wraps with sealing key 2, indexes with index key 3/,
    );
  });

  it('is not over as long as something lies under the older version: it is not retired', async () => {
    const [row] = await see`select id, data_key from person_record limit 1`;
    const old = Buffer.from(row?.['data_key']);
    old.writeUInt16BE(1);
    await see`update person_record set data_key = ${old} where id = ${row?.['id']}`;
    const retire = (now?: number) =>
      retireKey(keyed, { kind: 'sealing', version: 1, dataDirectory }, now);
    await expect(retire()).rejects.toThrow('is still needed by 1 rows');
    // What cannot be opened is told, and stays as it is.
    const rotation = { kinds: ['sealing'] as const, resume: true, dataDirectory };
    expect(await rotateKeys([keyed], rotation, { line: () => undefined })).toBe(1);
    await see`update person_record set data_key = ${row?.['data_key']} where id = ${row?.['id']}`;
    await expect(retire()).rejects.toThrow('were changed a moment ago');
    expect(await retire(Date.now() + 120_000)).toContain(
      'sealing key 1 of employment is forgotten',
    );
    const { sealing } = readSecrets(dataPaths(dataDirectory).secrets);
    expect(sealing.employment.wrapping).toMatch(/^2:/);
    await expect(retireKey(keyed, { kind: 'sealing', version: 2, dataDirectory })).rejects.toThrow(
      'is not an older one',
    );
    await setTimeout(1_100);
    expect(await match({ facts: factsOf(3) })).toContain(ids[3]);
  });
});
