import {
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';
import { z } from 'zod';
import { boundedFetch } from './bounded-fetch.ts';
import { isSecure } from './issuer-config.ts';
import { IssuerUnavailable } from './token-rejected.ts';

const metadataSchema = z.object({
  issuer: z.string(),
  jwks_uri: z.url().refine(isSecure),
});

/** How long what an issuer says of itself is taken as it was, ms. */
const metadataAge = 60 * 60 * 1000;
/** How long its keys are, and how long a token of an unknown key asks for no new ones, ms. */
const keysAge = 10 * 60 * 1000;
const keysCooldown = 30_000;

/**
 * The keys of an issuer, fetched when the first token of it comes: by its address, or by what the
 * issuer says of itself (OpenID Connect Discovery, else RFC 8414). A key that is not known yet, as
 * after a rotation, is asked for once in half a minute.
 */
export function keysOfIssuer(
  { issuer, jwksUri }: { issuer: string; jwksUri?: string | undefined },
  now: () => number = Date.now,
): JWTVerifyGetKey {
  const fetch = boundedFetch(now);
  if (jwksUri !== undefined) return keysAt(jwksUri, fetch);
  let found: { keys: JWTVerifyGetKey; address: string; at: number } | undefined;
  let finding: Promise<JWTVerifyGetKey> | undefined;

  async function find(): Promise<JWTVerifyGetKey> {
    const address = await discover(issuer, fetch).catch((error: unknown) => {
      // What it said before holds until it says something else.
      if (found) return found.address;
      throw error;
    });
    const keys = found?.address === address ? found.keys : keysAt(address, fetch);
    found = { keys, address, at: now() };
    return keys;
  }

  return async (header, token) => {
    const isFresh = found && now() - found.at < metadataAge;
    finding ??= isFresh ? undefined : find().finally(() => (finding = undefined));
    const keys = (await finding) ?? found?.keys;
    if (!keys) throw new IssuerUnavailable();
    return keys(header, token);
  };
}

function keysAt(address: string, fetch: FetchImplementation): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address), {
    cooldownDuration: keysCooldown,
    cacheMaxAge: keysAge,
    timeoutDuration: 3_000,
    [customFetch]: fetch,
  });
}

/** Where the issuer says its keys are; it has to call itself as we do (RFC 8414, 3.3). */
async function discover(issuer: string, fetch: FetchImplementation): Promise<string> {
  for (const address of metadataAddresses(issuer)) {
    const metadata = await read(address, fetch);
    if (!metadata) continue;
    if (metadata.issuer !== issuer) throw new IssuerUnavailable();
    return metadata.jwks_uri;
  }
  throw new IssuerUnavailable();
}

export function metadataAddresses(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

async function read(address: string, fetch: FetchImplementation) {
  const response = await fetch(address, {
    method: 'GET',
    headers: new Headers({ accept: 'application/json' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(3_000),
  }).catch(() => {
    throw new IssuerUnavailable();
  });
  if (response.status !== 200) return undefined;
  const metadata = metadataSchema.safeParse(await response.json().catch(() => undefined));
  return metadata.data;
}
