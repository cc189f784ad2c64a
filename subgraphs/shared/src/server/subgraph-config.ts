import { z } from 'zod';
import {
  ConfigurationError,
  httpUrl,
  milliseconds,
  parseEnvironment,
  port,
  postgresUrl,
} from '../config.ts';
import { developmentClientSecret } from '../identity/development-secret.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { keySettings, readKeys } from '../sealing/read-keys.ts';
import { type DrainTimes, usualDrain } from './drain.ts';

const environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('an address to listen on'),
  PORT: port(),
  DATABASE_URL: postgresUrl(),
  POLIS_VIEWER_KEY: z
    .base64()
    .length(44)
    .describe('32 bytes in base64, shared with the gateway alone'),
  ...keySettings,
  POLIS_DRAIN_DELAY_MS: milliseconds(0, 60_000).default(usualDrain.delayMs),
  POLIS_DRAIN_LIMIT_MS: milliseconds(100, 600_000).default(usualDrain.limitMs),
  POLIS_GATEWAY_URL: httpUrl(),
  POLIS_TOKEN_URL: httpUrl().optional(),
  POLIS_CLIENT_ID: z.string().describe("this domain's name as a machine client"),
  POLIS_CLIENT_SECRET: z.string().optional().describe("this domain's secret as a machine client"),
  POLIS_DEVELOPMENT_SECRET: z.string().optional().describe('the secret of the development issuer'),
});

export type SubgraphConfig = {
  host: string;
  port: number;
  databaseUrl: string;
  viewerKey: Uint8Array;
  drain: DrainTimes;
  /** Of a domain that holds identities. */
  keys: KeyProvider | undefined;
  graph: { url: string; tokenUrl: string; clientId: string; clientSecret: string };
};

/**
 * What a subgraph needs to know of its surroundings; every wrong variable is named. A domain that
 * `seals` holds identities, and needs the keys to them.
 */
export function readSubgraphConfig(seals: boolean, source = process.env): SubgraphConfig {
  const given = parseEnvironment(environment, source);
  const gateway = given.POLIS_GATEWAY_URL;
  const { POLIS_CLIENT_SECRET, POLIS_DEVELOPMENT_SECRET, POLIS_CLIENT_ID } = given;
  if (!POLIS_CLIENT_SECRET && !POLIS_DEVELOPMENT_SECRET) {
    throw new ConfigurationError(
      'POLIS_CLIENT_SECRET is not set; it takes the secret with which this domain asks the graph.',
    );
  }
  const secret =
    POLIS_CLIENT_SECRET ?? developmentClientSecret(POLIS_DEVELOPMENT_SECRET ?? '', POLIS_CLIENT_ID);
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    viewerKey: Buffer.from(given.POLIS_VIEWER_KEY, 'base64'),
    drain: { delayMs: given.POLIS_DRAIN_DELAY_MS, limitMs: given.POLIS_DRAIN_LIMIT_MS },
    keys: seals ? readKeys(given) : undefined,
    graph: {
      url: `${gateway}/graphql`,
      tokenUrl: given.POLIS_TOKEN_URL ?? `${gateway}/oidc/token`,
      clientId: given.POLIS_CLIENT_ID,
      clientSecret: secret,
    },
  };
}
