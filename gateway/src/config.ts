import { z } from 'zod';
import { domains } from '#schema/domains.ts';
import {
  ConfigurationError,
  httpUrl,
  parseEnvironment,
  port,
  postgresUrl,
} from '#shared/config.ts';
import { roles } from '#shared/identity/viewer.ts';

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
  .pipe(
    z.array(
      z.object({ issuer: z.url(), jwksUri: httpUrl(), roles: z.array(z.enum(roles)).optional() }),
    ),
  )
  .describe(
    'a JSON list of token issuers: [{"issuer": "https://…", "jwksUri": "https://…", "roles": ["PARTNER_SYSTEM"]}]',
  );

const environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('an address to listen on'),
  PORT: port(),
  DATABASE_URL: postgresUrl(),
  NODE_ENV: z.string().optional(),
  POLIS_PUBLIC_URL: httpUrl(),
  POLIS_ISSUERS: issuers.default([]),
  POLIS_DEVELOPMENT_SECRET: z.string().min(16).optional().describe('at least 16 characters'),
  GOVERNANCE_URL: httpUrl(),
  EMPLOYMENT_URL: httpUrl(),
  COMMUNITY_URL: httpUrl(),
  GOVERNANCE_VIEWER_KEY: viewerKey(),
  EMPLOYMENT_VIEWER_KEY: viewerKey(),
  COMMUNITY_VIEWER_KEY: viewerKey(),
});

export type TokenIssuer = {
  issuer: string;
  jwksUri: string;
  /** The roles it may give; without, all but those of nobody and of the platform itself. */
  roles?: readonly string[] | undefined;
};

export type SubgraphAddress = { name: string; url: string; viewerKey: Uint8Array };

export type GatewayConfig = {
  host: string;
  port: number;
  /** Of what the gateway knows of its clients. */
  databaseUrl: string;
  publicUrl: string;
  issuers: TokenIssuer[];
  /** Undefined where the development issuer must not run. */
  developmentSecret: string | undefined;
  subgraphs: SubgraphAddress[];
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
    developmentSecret: given.POLIS_DEVELOPMENT_SECRET,
    subgraphs: domains.map((name) => ({
      name,
      url: given[`${upper(name)}_URL`],
      viewerKey: Buffer.from(given[`${upper(name)}_VIEWER_KEY`], 'base64'),
    })),
  };
}

function upper<Name extends string>(name: Name): Uppercase<Name> {
  // The type says what the method does.
  return name.toUpperCase() as Uppercase<Name>;
}
