import type Provider from 'oidc-provider';
import type { Adapter, Configuration, JWK } from 'oidc-provider';
import { graphAudience } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import {
  isSampleIdentity,
  sampleIdentities,
  viewerOf,
} from '#shared/identity/sample-identities.ts';
import { type ClientRegister, oursOf, pageMetadata } from '../client-issuer/client-adapter.ts';
import { quietly } from '../client-issuer/quietly.ts';
import { seedFrom, signingKey } from '../client-issuer/signing-keys.ts';
import { tellError } from '../client-issuer/tell-error.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

const lifetime = 60 * 60;
/** How long a code may be exchanged, seconds. */
const codeLifetime = 60;

/** Where people say who they are. */
export const signInPath = '/development/sign-in';

/**
 * An OpenID Connect issuer for a fresh machine: every sample identity is a client with a secret
 * derived from this installation's own, and people sign in as one of them to registered browser
 * clients. The configuration refuses it in production.
 */
export async function createDevelopmentIssuer(
  issuer: string,
  secret: string,
  register: ClientRegister,
): Promise<Provider> {
  return quietly(async () => {
    const { default: OpenIdProvider, interactionPolicy } = await import('oidc-provider');
    // Nobody is asked whether they agree: who they are here is no secret of theirs.
    const policy = interactionPolicy.base();
    policy.remove('consent');
    const provider = new OpenIdProvider(issuer, {
      ...configure(secret, register),
      interactions: { policy, url: (_, { uid }) => `${signInPath}/${uid}` },
    });
    // The address in front is the configured one, whatever a request says of it.
    provider.proxy = true;
    return provider;
  });
}

function configure(secret: string, register: ClientRegister): Configuration {
  return {
    adapter: (model: string) => (model === 'Client' ? pagesOf(register) : createMemoryAdapter()),
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
    clientAuthMethods: ['client_secret_basic', 'none'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    extraClientMetadata: { properties: ['polis'] },
    clientBasedCORS: (_, origin, client) => oursOf(client)?.origins.includes(origin) ?? false,
    renderError: tellError,
    ttl: {
      AccessToken: lifetime,
      AuthorizationCode: codeLifetime,
      ClientCredentials: lifetime,
      Grant: lifetime,
      IdToken: lifetime,
      Interaction: lifetime,
      Session: lifetime,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource, client) => ({
          audience: resource,
          scope: oursOf(client)?.scopes.join(' ') ?? scopesOf(client.clientId).join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetime,
          jwt: { sign: { alg: 'EdDSA' } },
        }),
      },
    },
    findAccount: (_, id) =>
      isPerson(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    // What both have: the person, and the page by its registration.
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc;
      const accountId = session?.accountId;
      if (!client || accountId === undefined) return undefined;
      const grant = new provider.Grant({ accountId, clientId: client.clientId });
      const asked = oursOf(client)?.scopes ?? [];
      grant.addOIDCScope('openid');
      grant.addResourceScope(
        graphAudience,
        scopesOf(accountId)
          .filter((scope) => asked.includes(scope))
          .join(' '),
      );
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_, token) => {
      const accountId = 'accountId' in token ? token.accountId : token.clientId;
      return claimsOf(String(accountId));
    },
  };
}

/** Of the register the pages alone: a system signs, and asks the issuer of systems. */
function pagesOf({ find }: ClientRegister): Adapter {
  return {
    ...createMemoryAdapter(),
    async find(id) {
      const found = await find(id);
      return found?.client.kind === 'BROWSER' ? pageMetadata(found.client) : undefined;
    },
  };
}

/** The domains' own identities are nobody's to sign in as. */
export function isPerson(name: string): boolean {
  return isSampleIdentity(name) && sampleIdentities[name].role !== 'PLATFORM';
}

function scopesOf(identity: string): string[] {
  return isSampleIdentity(identity) ? viewerOf(identity).scopes : [];
}

function claimsOf(identity: string): Record<string, unknown> {
  if (!isSampleIdentity(identity)) return {};
  const { role, organisation, accessPoint, purpose } = viewerOf(identity);
  return { sub: identity, role, organisation, access_point: accessPoint, purpose };
}
