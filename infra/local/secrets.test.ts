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
    expect(new Set([superuserPassword, developmentSecret, ...passwords, ...keys]).size).toBe(17);
  });

  it('of before identities were sealed get what they lack, and keep the rest', () => {
    const file = path.join(directory, 'first.json');
    const { sealing, ...rest } = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    fs.writeFileSync(file, JSON.stringify({ ...rest, version: 1 }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject(rest);
    expect(secrets.sealing).not.toEqual(sealing);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
    expect(keysOf(secrets).current).toBe(1);
  });

  it('of before community sealed anything keep what opens the identities', () => {
    const file = path.join(directory, 'second.json');
    const { sealing, ...rest } = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { community, governance, ...employment } = sealing;
    fs.writeFileSync(file, JSON.stringify({ ...rest, version: 2, sealing: employment }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...rest, sealing: employment });
    expect(secrets.sealing.community).not.toEqual(community);
    expect(findOrMakeSecrets(file)).toEqual(secrets);
  });

  it('of before governance sealed anything keep what the others seal with', () => {
    const file = path.join(directory, 'third.json');
    const { sealing, ...rest } = findOrMakeSecrets(path.join(directory, 'secrets.json'));
    const { governance, ...others } = sealing;
    fs.writeFileSync(file, JSON.stringify({ ...rest, version: 3, sealing: others }));
    const secrets = findOrMakeSecrets(file);
    expect(secrets).toMatchObject({ ...rest, sealing: others });
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
