import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { domains } from '#schema/domains.ts';
import {
  ConfigurationError,
  httpUrl,
  milliseconds,
  parseEnvironment,
  port,
  postgresUrl,
} from '#shared/config.ts';
import { idOf } from '#shared/identity/viewer.ts';
import { type DrainTimes, usualDrain } from '#shared/server/drain.ts';
import { type GateSettings, trustModes } from './admission/gate-settings.ts';
import { parseSeeds } from './client-issuer/signing-keys.ts';
import { issuerSchema, type TokenIssuer } from './identity/issuer-config.ts';
import { limitEnvironment, limitsOf } from './limits/limits.ts';

const viewerKey = () =>
  z.base64().length(44).describe('32 bytes in base64, shared with that subgraph alone');

const issuers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(issuerSchema))
  .describe(
    'a JSON list of token issuers, reached by https: [{"issuer": "https://…", "roles": ["PARTNER_SYSTEM"]}]; docs/reference/identity.md says the rest',
  );

const seeds = z
  .string()
  .transform((text, context) => {
    const parsed = parseSeeds(text);
    if (parsed) return parsed;
    context.addIssue('not keys');
    return z.NEVER;
  })
  .describe('keys with their version, 1:<32 bytes in base64>, more behind a comma');

const organisations = z
  .string()
  .transform((text) => text.split(',').map((id) => id.trim()))
  .pipe(z.array(idOf('organisation')))
  .describe('ids of organisations that hold synthetic people alone, separated by commas');

const environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('an address to listen on'),
  PORT: port(),
  DATABASE_URL: postgresUrl(),
  NODE_ENV: z.string().optional(),
  POLIS_PUBLIC_URL: httpUrl(),
  POLIS_ISSUERS: issuers.default([]),
  POLIS_SIGNING_KEYS: seeds.optional(),
  POLIS_SIGNING_KEYS_FILE: z.string().optional().describe('the path of a file with such keys'),
  POLIS_TEST_ORGANISATIONS: organisations.default([]),
  POLIS_DEVELOPMENT_SECRET: z.string().min(16).optional().describe('at least 16 characters'),
  POLIS_FETCH_DEADLINE_MS: milliseconds(100, 30_000).default(2_000),
  POLIS_DRAIN_DELAY_MS: milliseconds(0, 60_000).default(usualDrain.delayMs),
  POLIS_DRAIN_LIMIT_MS: milliseconds(100, 600_000).default(usualDrain.limitMs),
  POLIS_SUPERGRAPH_FILE: z.string().optional().describe('the path of a supergraph'),
  POLIS_METRICS_HOST: z.string().default('127.0.0.1').describe('an address to listen on'),
  POLIS_METRICS_PORT: port().optional(),
  GOVERNANCE_URL: httpUrl(),
  EMPLOYMENT_URL: httpUrl(),
  COMMUNITY_URL: httpUrl(),
  GOVERNANCE_VIEWER_KEY: viewerKey(),
  EMPLOYMENT_VIEWER_KEY: viewerKey(),
  COMMUNITY_VIEWER_KEY: viewerKey(),
  POLIS_TRUSTED_DOCUMENTS: z.enum(trustModes).optional().describe(trustModes.join(' or ')),
  POLIS_RATE_FACTOR: z.coerce
    .number()
    .min(0)
    .max(1000)
    .default(1)
    .describe('a number from 0 (no rate limit) to 1000'),
  POLIS_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('how many proxies are in front, 0 to 5'),
  ...limitEnvironment,
});

export type SubgraphAddress = { name: string; url: string; viewerKey: Uint8Array };

export type GatewayConfig = {
  host: string;
  port: number;
  /** Of what the gateway knows of its clients. */
  databaseUrl: string;
  publicUrl: string;
  issuers: TokenIssuer[];
  /** By which tokens of machine clients are signed, the newest first; none without an issuer of them. */
  signingSeeds: Uint8Array[];
  /** Whose clients need no approval. */
  testOrganisations: string[];
  /** Undefined where the development issuer must not run. */
  developmentSecret: string | undefined;
  subgraphs: SubgraphAddress[];
  /** How long a domain may take for a query. */
  fetchDeadlineMs: number;
  drain: DrainTimes;
  /** Undefined for the one that comes along. */
  supergraphFile: string | undefined;
  /** Undefined where nobody asks for them. */
  metrics: { host: string; port: number } | undefined;
  /** What requests may ask. */
  gate: GateSettings;
};

/** What the gateway needs to know of its surroundings; every wrong variable is named. */
export function readGatewayConfig(source = process.env): GatewayConfig {
  const given = parseEnvironment(environment, source);
  if (given.NODE_ENV === 'production' && given.POLIS_DEVELOPMENT_SECRET) {
    throw new ConfigurationError(
      'POLIS_DEVELOPMENT_SECRET is set under NODE_ENV=production: the development issuer gives a token to anybody who asks. Unset it and name real issuers in POLIS_ISSUERS.',
    );
  }
  return {
    host: given.HOST,
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    publicUrl: given.POLIS_PUBLIC_URL.replace(/\/$/, ''),
    issuers: given.POLIS_ISSUERS,
    signingSeeds: given.POLIS_SIGNING_KEYS ?? readSeeds(given.POLIS_SIGNING_KEYS_FILE),
    testOrganisations: given.POLIS_TEST_ORGANISATIONS,
    gate: {
      limits: limitsOf(given),
      trust:
        given.POLIS_TRUSTED_DOCUMENTS ?? (given.NODE_ENV === 'production' ? 'required' : 'allowed'),
      rateFactor: given.POLIS_RATE_FACTOR,
      proxies: given.POLIS_PROXIES,
    },
    developmentSecret: given.POLIS_DEVELOPMENT_SECRET,
    fetchDeadlineMs: given.POLIS_FETCH_DEADLINE_MS,
    drain: { delayMs: given.POLIS_DRAIN_DELAY_MS, limitMs: given.POLIS_DRAIN_LIMIT_MS },
    supergraphFile: given.POLIS_SUPERGRAPH_FILE,
    metrics:
      given.POLIS_METRICS_PORT === undefined
        ? undefined
        : { host: given.POLIS_METRICS_HOST, port: given.POLIS_METRICS_PORT },
    subgraphs: domains.map((name) => ({
      name,
      url: given[`${upper(name)}_URL`],
      viewerKey: Buffer.from(given[`${upper(name)}_VIEWER_KEY`], 'base64'),
    })),
  };
}

function readSeeds(file: string | undefined): Uint8Array[] {
  if (file === undefined) return [];
  const parsed = parseSeeds(readFileSync(file, 'utf8'));
  if (parsed) return parsed;
  throw new ConfigurationError(
    `POLIS_SIGNING_KEYS_FILE is "${file}", which does not hold ${seeds.description}.`,
  );
}

function upper<Name extends string>(name: Name): Uppercase<Name> {
  // The type says what the method does.
  return name.toUpperCase() as Uppercase<Name>;
}
