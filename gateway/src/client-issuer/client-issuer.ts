import type Provider from 'oidc-provider';
import type { Configuration, JWK } from 'oidc-provider';
import { graphAudience } from '#shared/identity/client-token.ts';
import { clockSkew } from '../identity/clock-skew.ts';
import { type ClientRegister, createClientAdapter, oursOf } from './client-adapter.ts';
import { quietly } from './quietly.ts';
import { signingKey } from './signing-keys.ts';
import { tellError } from './tell-error.ts';

/** How long a token holds, seconds: what is taken away from a client is gone after that at the latest. */
const tokenLifetime = 5 * 60;
/** How long an assertion may hold, seconds. */
const mostAssertionAge = 5 * 60;

/**
 * The issuer of tokens for machine clients: `private_key_jwt` (RFC 7523) and client credentials, and
 * nothing else. The newest key signs, the others are published until their tokens have ended.
 */
export async function createClientIssuer(
  issuer: string,
  seeds: readonly Uint8Array[],
  register: ClientRegister,
): Promise<Provider> {
  return quietly(async () => {
    const { default: OpenIdProvider, errors } = await import('oidc-provider');
    const reused = () => new errors.InvalidClientAuth('an assertion is used once');
    const provider = new OpenIdProvider(issuer, {
      ...configure(seeds),
      adapter: createClientAdapter(register, reused),
      assertJwtClientAuthClaimsAndHeader(_, { iss, sub, exp, iat }) {
        const now = Math.floor(Date.now() / 1000);
        if (sub !== iss) throw new errors.InvalidClientAuth('sub has to be the client_id');
        if (Number(exp) > now + mostAssertionAge + clockSkew) {
          throw new errors.InvalidClientAuth('exp has to be within 5 minutes');
        }
        if (iat !== undefined && Number(iat) > now + clockSkew) {
          throw new errors.InvalidClientAuth('iat is in the future');
        }
      },
    });
    // Behind a proxy: the address in front is the configured one, whatever a request says of it.
    provider.proxy = true;
    return provider;
  });
}

function configure(seeds: readonly Uint8Array[]): Configuration {
  // Node's and the library's JWK types say the same of an Ed25519 key.
  const keys = seeds.map((seed) => signingKey(seed) as JWK);
  return {
    jwks: { keys },
    clockTolerance: clockSkew,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'],
    },
    extraClientMetadata: { properties: ['polis'] },
    responseTypes: [],
    scopes: [],
    renderError: tellError,
    ttl: { ClientCredentials: tokenLifetime },
    routes: { jwks: '/jwks', token: '/token' },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphAudience,
        getResourceServerInfo: (_, resource, client) => ({
          audience: resource,
          scope: oursOf(client)?.scopes.join(' ') ?? '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenLifetime,
          jwt: { sign: { alg: 'EdDSA' } },
        }),
      },
    },
    extraTokenClaims: (_, token) => {
      const { client } = token;
      const ours = client && oursOf(client);
      if (!ours) return {};
      const { organisation, purpose } = ours;
      return { sub: client.clientId, role: 'PARTNER_SYSTEM', organisation, purpose };
    },
  };
}
