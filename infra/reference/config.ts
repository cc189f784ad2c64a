import path from 'node:path';
import { z } from 'zod';
import { parseEnvironment, postgresUrl } from '#shared/config.ts';
import { defaultDataDirectory } from '../local/data-directory.ts';

const environmentSchema = z.object({
  POLIS_DATA_DIR: z
    .string()
    .describe('the path of a folder that POLIS may fill')
    .default(defaultDataDirectory),
  GOVERNANCE_DATABASE_URL: postgresUrl().optional(),
  GOVERNANCE_MIGRATION_DATABASE_URL: postgresUrl().optional(),
});

export type ReferenceConfig = {
  dataDirectory: string;
  /** Undefined where the embedded PostgreSQL is to be used. */
  governanceUrl: string | undefined;
};

/** The service's own login is enough and wins; the other one will do. */
export function readReferenceConfig(environment = process.env): ReferenceConfig {
  const given = parseEnvironment(environmentSchema, environment);
  return {
    dataDirectory: path.resolve(given.POLIS_DATA_DIR),
    governanceUrl: given.GOVERNANCE_DATABASE_URL ?? given.GOVERNANCE_MIGRATION_DATABASE_URL,
  };
}
