import { describe, expect, it } from '@jest/globals';
import { readLocalConfig } from './config.ts';
import { defaultDataDirectory } from './data-directory.ts';

const url = 'postgres://clerk:secret@localhost/governance';

describe('the configuration of npm start', () => {
  it('needs no variable at all', () => {
    expect(readLocalConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDirectory: defaultDataDirectory,
      databases: {
        governance: undefined,
        employment: undefined,
        community: undefined,
        gateway: undefined,
      },
      scannerUrl: undefined,
    });
  });

  it('migrates with the database URL unless another login is given for it', () => {
    const migration = url.replace('clerk', 'migrator');
    const { databases } = readLocalConfig({
      GOVERNANCE_DATABASE_URL: url,
      COMMUNITY_DATABASE_URL: url,
      COMMUNITY_MIGRATION_DATABASE_URL: migration,
    });
    expect(databases.governance).toEqual({ runtime: url, migration: url });
    expect(databases.community).toEqual({ runtime: url, migration });
  });

  it('refuses a migration login for a database that is not given', () => {
    expect(() => readLocalConfig({ EMPLOYMENT_MIGRATION_DATABASE_URL: url })).toThrow(
      'EMPLOYMENT_MIGRATION_DATABASE_URL is given without EMPLOYMENT_DATABASE_URL',
    );
  });

  it('names each wrong variable, what it got and what it takes', () => {
    expect(() =>
      readLocalConfig({
        POLIS_PORT: 'abc',
        POLIS_HOST: 'not a host',
        EMPLOYMENT_DATABASE_URL: 'x',
      }),
    ).toThrow(
      /POLIS_PORT is "abc"; it takes[\s\S]*POLIS_HOST is "not a host"[\s\S]*EMPLOYMENT_DATABASE/,
    );
  });
});
