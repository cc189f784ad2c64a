import type Provider from 'oidc-provider';
import type { Configuration, JWK } from 'oidc-provider';
import { graphAudience } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import {
  isSampleIdentity,
  sampleIdentities,
  viewerOf,
} from '#shared/identity/sample-identities.ts';
import { quietly } from '../client-issuer/quietly.ts';
import { seedFrom, signingKey } from '../client-issuer/signing-keys.ts';

const lifetime = 60 * 60;

/**
 * An OpenID Connect issuer for a fresh machine: every sample identity is a client with a secret
 * derived from this installation's own. The configuration refuses it in production.
 */
export async function createDevelopmentIssuer(issuer: string, secret: string): Promise<Provider> {
  return quietly(async () => {
    const { default: OpenIdProvider } = await import('oidc-provider');
    return new OpenIdProvider(issuer, configure(secret));
  });
}

function configure(secret: string): Configuration {
  return {
    clients: Object.keys(sampleIdentities).map((clientId) => ({
      client_id: clientId,
      client_secret: developmentClientSecret(secret, clientId),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'EdDSA',
      token_endpoint_auth_method: 'client_secret_basic',
    })),
    // Node's and the library's JWK types say the same of an Ed25519 key.
    jwks: { keys: [signingKey(seedFrom(secret, 'signing key')) as JWK] },
    cookies: { keys: [developmentClientSecret(secret, 'cookies')] },
    ttl: { ClientCredentials: lifetime },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphAudience,
        getResourceServerInfo: (_, resource, client) => ({
          audience: resource,
          scope: scopesOf(client.clientId),
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetime,
          jwt: { sign: { alg: 'EdDSA' } },
        }),
      },
    },
    extraTokenClaims: (_, token) => claimsOf('clientId' in token ? String(token.clientId) : ''),
  };
}

function scopesOf(clientId: string): string {
  return isSampleIdentity(clientId) ? viewerOf(clientId).scopes.join(' ') : '';
}

function claimsOf(clientId: string): Record<string, unknown> {
  if (!isSampleIdentity(clientId)) return {};
  const { role, organisation, accessPoint, purpose } = viewerOf(clientId);
  return { sub: clientId, role, organisation, access_point: accessPoint, purpose };
}
