import path from 'node:path';
import { z } from 'zod';
import {
  ConfigurationError,
  parseEnvironment,
  port,
  postgresUrl,
  scannerUrl,
} from '../../subgraphs/shared/src/config.ts';
import { type DatabaseUrls, type PerHolder, perHolder } from '../database/domain.ts';
import { defaultDataDirectory } from './data-directory.ts';

const directory = z.string().describe('the path of a folder that POLIS may fill');
const host = z
  .union([z.ipv4(), z.ipv6(), z.hostname()])
  .describe('the address or name to listen on, as in 127.0.0.1 or 0.0.0.0');

const environmentSchema = z.object({
  POLIS_PORT: port().default(4000),
  POLIS_HOST: host.default('127.0.0.1'),
  POLIS_DATA_DIR: directory.default(defaultDataDirectory),
  GOVERNANCE_DATABASE_URL: postgresUrl().optional(),
  EMPLOYMENT_DATABASE_URL: postgresUrl().optional(),
  COMMUNITY_DATABASE_URL: postgresUrl().optional(),
  GATEWAY_DATABASE_URL: postgresUrl().optional(),
  GOVERNANCE_MIGRATION_DATABASE_URL: postgresUrl().optional(),
  EMPLOYMENT_MIGRATION_DATABASE_URL: postgresUrl().optional(),
  COMMUNITY_MIGRATION_DATABASE_URL: postgresUrl().optional(),
  GATEWAY_MIGRATION_DATABASE_URL: postgresUrl().optional(),
  POLIS_SCANNER_URL: scannerUrl().optional(),
});

export type LocalConfig = {
  port: number;
  host: string;
  dataDirectory: string;
  /** Undefined where the embedded PostgreSQL is to be used. */
  databases: PerHolder<DatabaseUrls | undefined>;
  /** Undefined where documents are shown to no scanner. */
  scannerUrl: string | undefined;
};

export function readLocalConfig(environment = process.env): LocalConfig {
  const given = parseEnvironment(environmentSchema, environment);
  return {
    port: given.POLIS_PORT,
    host: given.POLIS_HOST,
    dataDirectory: path.resolve(given.POLIS_DATA_DIR),
    scannerUrl: given.POLIS_SCANNER_URL,
    databases: {
      governance: databaseUrls(
        'GOVERNANCE',
        given.GOVERNANCE_DATABASE_URL,
        given.GOVERNANCE_MIGRATION_DATABASE_URL,
      ),
      employment: databaseUrls(
        'EMPLOYMENT',
        given.EMPLOYMENT_DATABASE_URL,
        given.EMPLOYMENT_MIGRATION_DATABASE_URL,
      ),
      community: databaseUrls(
        'COMMUNITY',
        given.COMMUNITY_DATABASE_URL,
        given.COMMUNITY_MIGRATION_DATABASE_URL,
      ),
      gateway: databaseUrls(
        'GATEWAY',
        given.GATEWAY_DATABASE_URL,
        given.GATEWAY_MIGRATION_DATABASE_URL,
      ),
    },
  };
}

export const databaseVariables = perHolder((holder) => `${holder.toUpperCase()}_DATABASE_URL`);

function databaseUrls(
  prefix: string,
  runtime: string | undefined,
  migration: string | undefined,
): DatabaseUrls | undefined {
  if (runtime) return { runtime, migration: migration ?? runtime };
  if (!migration) return undefined;
  throw new ConfigurationError(
    `One setting is wrong:\n  ${prefix}_MIGRATION_DATABASE_URL is given without ${prefix}_DATABASE_URL; it takes both or none.`,
  );
}
