import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFakeTransit } from './fake-transit.fixture.ts';
import { graceMs, keyFileSource } from './key-file.ts';
import { type KeyProvider, keysHere } from './key-provider.ts';
import { parseIndexKeys, parseKeyRing } from './key-ring.ts';
import { noKeys, openKeys } from './keys.ts';
import { readKeys } from './read-keys.ts';
import { makeDataKey, SealBroken, versionOf } from './sealing.ts';
import { vaultTransit } from './vault-transit.ts';

const newKey = () => randomBytes(32).toString('base64');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'polis-keys-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const [first, second, index, index2] = [newKey(), newKey(), newKey(), newKey()];
const ring = parseKeyRing(`1:${first}`, index);

/** Counts what it is asked. */
function watched(provider: KeyProvider) {
  const calls: number[] = [];
  const unwrap: KeyProvider['unwrap'] = (keys) => {
    calls.push(keys.length);
    return provider.unwrap(keys);
  };
  return { calls, provider: { ...provider, unwrap } };
}

describe('the keys of a request', () => {
  it('open a list in one call, and the same once', async () => {
    const { calls, provider } = watched(keysHere(() => ring));
    const keys = openKeys(provider);
    const made = Array.from({ length: 300 }, (_, at) => ({
      owner: `person_record_${at}`,
      ...makeDataKey(ring, `person_record_${at}`),
    }));
    const unwrapAll = () =>
      Promise.all(made.map(({ owner, wrapped }) => keys.unwrap(owner, wrapped)));
    expect(await unwrapAll()).toEqual(made.map(({ key }) => key));
    expect(await unwrapAll()).toEqual(made.map(({ key }) => key));
    expect(calls).toEqual([300]);
  });

  it('keep no more than a thousand in the clear', async () => {
    const { calls, provider } = watched(keysHere(() => ring));
    const keys = openKeys(provider);
    const made = Array.from({ length: 1_500 }, (_, at) => makeDataKey(ring, `p${at}`));
    for (const [at, { wrapped }] of made.entries()) await keys.unwrap(`p${at}`, wrapped);
    await keys.unwrap('p1499', made[1_499]?.wrapped ?? Buffer.alloc(0));
    expect(calls).toHaveLength(1_500);
    await keys.unwrap('p0', made[0]?.wrapped ?? Buffer.alloc(0));
    expect(calls).toHaveLength(1_501);
  });

  it('open what can be opened beside what cannot', async () => {
    const keys = openKeys(keysHere(() => ring));
    const { key, wrapped } = await keys.make('a');
    const [good, moved] = await Promise.allSettled([
      keys.unwrap('a', wrapped),
      keys.unwrap('b', wrapped),
    ]);
    expect(good).toEqual({ status: 'fulfilled', value: key });
    expect(moved).toMatchObject({ status: 'rejected', reason: expect.any(SealBroken) });
  });

  it('fail in a domain that was given none', async () => {
    await expect(noKeys.make('a')).rejects.toThrow('was given no keys');
    expect(() => noKeys.index).toThrow('was given no keys');
  });
});

describe('a file of keys', () => {
  const file = path.join(folder, 'employment.json');
  const write = (wrapping: string, indexes: string, at: number) => {
    fs.writeFileSync(`${file}.new`, JSON.stringify({ wrapping, index: indexes }), { mode: 0o600 });
    fs.utimesSync(`${file}.new`, at / 1000, at / 1000);
    fs.renameSync(`${file}.new`, file);
  };

  it('is read again when it changed: what a newer key wrapped opens at once', async () => {
    let now = 1_000_000;
    write(`1:${first}`, index, 0);
    const source = keyFileSource(file, () => now);
    const provider = keysHere(source);
    expect(await provider.current()).toBe(1);
    write(`1:${first},2:${second}`, index, now);
    const { key, wrapped } = makeDataKey(parseKeyRing(`2:${second}`, index), 'a');
    // Within the second in which nobody looks.
    expect(await provider.current()).toBe(1);
    expect(await provider.unwrap([{ owner: 'a', key: wrapped }])).toEqual([key]);
    now += 1_000;
    expect(await provider.current()).toBe(2);
  });

  it('has a new index key looked up with before anybody writes with it', () => {
    let now = 2_000_000;
    write(`1:${first}`, `1:${index}`, 0);
    const source = keyFileSource(file, () => now);
    now += 1_000;
    write(`1:${first}`, `1:${index},2:${index2}`, now);
    expect([...source().indexes.keys()]).toEqual([1, 2]);
    expect(source().indexVersion).toBe(1);
    now += graceMs;
    expect(source().indexVersion).toBe(2);
    expect(source().index.toString('base64')).toBe(index2);
    // An older one that is taken away changes nothing.
    write(`1:${first}`, `2:${index2}`, now);
    now += 1_000;
    expect([source().indexVersion, source().indexes.size]).toEqual([2, 1]);
  });

  it('that is damaged or gone for a while takes no key away from who runs', () => {
    let now = 3_000_000;
    write(`1:${first}`, index, 0);
    const source = keyFileSource(file, () => now);
    fs.writeFileSync(file, '{"wrapping": "1:');
    now += 5_000;
    expect(source(true).current).toBe(1);
    fs.rmSync(file);
    now += 5_000;
    expect(source().current).toBe(1);
    write(`1:${first},2:${second}`, index, now);
    now += 5_000;
    expect(source().current).toBe(2);
  });

  it.each([
    ['that others can read', () => fs.chmodSync(file, 0o640), 'can be read by others (mode 640)'],
    ['that is no JSON', () => fs.writeFileSync(file, `1:${first}`), 'is not JSON'],
    ['that is not there', () => fs.rmSync(file), 'ENOENT'],
  ])('%s is refused at the start, and shows no key', (_, spoil, message) => {
    write(`1:${first}`, index, 0);
    spoil();
    const read = () => readKeys({ POLIS_SEALING_KEYS_FILE: file });
    expect(read).toThrow(/^POLIS_SEALING_KEYS_FILE is unfit/);
    expect(read).toThrow(message);
    expect(read).not.toThrow(first);
  });
});

describe('keys in a transit engine', () => {
  let transit: Awaited<ReturnType<typeof openFakeTransit>>;
  let provider: KeyProvider;
  const tokenFile = path.join(folder, 'token');
  beforeAll(async () => {
    fs.writeFileSync(tokenFile, 'the-token\n');
    transit = await openFakeTransit('the-token');
    const settings = { url: transit.url, key: 'polis', tokenFile };
    provider = vaultTransit({ ...settings, index: () => parseIndexKeys(index) });
  });
  afterAll(() => transit.close());

  it('never leave it: a list is wrapped, and unwrapped, in one call', async () => {
    const keys = Array.from({ length: 40 }, (_, at) => ({ owner: `p${at}`, key: randomBytes(32) }));
    const wrapped = await provider.wrap(keys);
    const stored = keys.map(({ owner }, at) => ({ owner, key: wrapped[at] ?? Buffer.alloc(0) }));
    expect(stored.map(({ key }) => versionOf(key))).toEqual(stored.map(() => 1));
    const request = openKeys(provider);
    const opened = await Promise.all(stored.map(({ owner, key }) => request.unwrap(owner, key)));
    expect(opened).toEqual(keys.map(({ key }) => key));
    expect(transit.calls.map(({ items }) => items)).toEqual([40, 40]);
  });

  it('tell a key that was moved to another row from those beside it', async () => {
    const [a, b] = [randomBytes(32), randomBytes(32)];
    const [ofA, ofB] = await provider.wrap([
      { owner: 'a', key: a },
      { owner: 'b', key: b },
    ]);
    const none = Buffer.alloc(0);
    const opened = await provider.unwrap([
      { owner: 'b', key: ofA ?? none },
      { owner: 'b', key: ofB ?? none },
    ]);
    expect(opened).toEqual([expect.any(SealBroken), b]);
  });

  it('have versions: what an older one wrapped opens after another became current', async () => {
    const key = randomBytes(32);
    const [old = Buffer.alloc(0)] = await provider.wrap([{ owner: 'a', key }]);
    transit.rotate();
    expect(await provider.current()).toBe(2);
    expect(await provider.unwrap([{ owner: 'a', key: old }])).toEqual([key]);
    const [young = Buffer.alloc(0)] = await provider.wrap([{ owner: 'a', key }]);
    expect([versionOf(old), versionOf(young)]).toEqual([1, 2]);
  });

  it('fail as a whole where the token is not taken, and say no more than that', async () => {
    fs.writeFileSync(tokenFile, 'another');
    await expect(provider.wrap([{ owner: 'a', key: randomBytes(32) }])).rejects.toThrow(
      'The key service answered 403',
    );
    fs.writeFileSync(tokenFile, 'the-token');
  });

  it('are set up by the environment, all of it or nothing', async () => {
    const given = {
      POLIS_VAULT_TRANSIT_URL: transit.url,
      POLIS_VAULT_TRANSIT_KEY: 'polis',
      POLIS_VAULT_TOKEN_FILE: tokenFile,
      POLIS_INDEX_KEY: index,
    };
    expect(await readKeys(given).current()).toBe(2);
    const without = { ...given, POLIS_INDEX_KEY: undefined };
    expect(() => readKeys(without)).toThrow('POLIS_VAULT_TRANSIT_URL is given without');
  });
});
