import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findOrMakeSecrets, keysOf } from './secrets.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

const directory = makeTemporaryDirectory('secrets');
afterAll(() => fs.rmSync(directory, { recursive: true }));

describe('the local secrets', () => {
  it('are made once, for their owner only', () => {
    const file = path.join(directory, 'secrets.json');
    const secrets = findOrMakeSecrets(file);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(secrets.viewerKeys.community, 'base64')).toHaveLength(32);
    expect(fs.readdirSync(directory)).toEqual(['secrets.json']);
  });

  it('are all different', () => {
    const { databasePasswords, viewerKeys, superuserPassword, developmentSecret, sealing } =
      findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const passwords = Object.values(databasePasswords).flatMap((roles) => Object.values(roles));
    const sealed = Object.values(sealing).flatMap(({ wrapping, index }) => [
      wrapping.slice(2),
      index,
    ]);
    const keys = [...sealed, ...Object.values(viewerKeys)];
    expect(new Set([superuserPassword, developmentSecret, ...passwords, ...keys]).size).toBe(19);
  });

  it('of before identities were sealed get what they lack, and keep the rest', () => {
    const file = path.join(directory, 'first.json');
    const { sealing, ...rest } = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { gateway: _, ...databasePasswords } = rest.databasePasswords;
    fs.writeFileSync(file, JSON.stringify({ ...rest, databasePasswords, version: 1 }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...rest, databasePasswords });
    expect(secrets.sealing).not.toEqual(sealing);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
    expect(keysOf(secrets).current).toBe(1);
  });

  it('of before community sealed anything keep what opens the identities', () => {
    const file = path.join(directory, 'second.json');
    const { sealing, ...rest } = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { community, governance, ...employment } = sealing;
    const { gateway: _, ...databasePasswords } = rest.databasePasswords;
    const known = { ...rest, databasePasswords, sealing: employment };
    fs.writeFileSync(file, JSON.stringify({ ...known, version: 2 }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...known, version: 5 });
    expect(secrets.sealing.community).not.toEqual(community);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
  });

  it('of before the gateway had a database keep all keys, and get its passwords', () => {
    const file = path.join(directory, 'third.json');
    const made = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { gateway, ...databasePasswords } = made.databasePasswords;
    const { governance: _, ...sealing } = made.sealing;
    fs.writeFileSync(file, JSON.stringify({ ...made, sealing, databasePasswords, version: 3 }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...made, sealing, databasePasswords });
    expect(secrets.databasePasswords.gateway).not.toEqual(gateway);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
  });

  it('of before governance sealed anything keep all else, the gateway’s passwords as well', () => {
    const file = path.join(directory, 'fourth.json');
    const made = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { governance, ...sealing } = made.sealing;
    fs.writeFileSync(file, JSON.stringify({ ...made, sealing, version: 4 }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...made, sealing, version: 5 });
    expect(secrets.sealing.governance).not.toEqual(governance);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
  });

  it('are closed again when somebody opened them', () => {
    const file = path.join(directory, 'secrets.json');
    fs.chmodSync(file, 0o644);
    findOrMakeSecrets(file);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"version":1,"superuserPass', '{}', '[]'])(
    'say how to begin anew when the file holds %j',
    (text) => {
      const file = path.join(directory, 'damaged.json');
      fs.writeFileSync(file, text);
      expect(() => findOrMakeSecrets(file)).toThrow(/damaged\.json is damaged.*npm run reset/);
    },
  );
});
