import type { Adapter, AdapterPayload, Client as KnownClient } from 'oidc-provider';
import type { Client, ClientKey } from '../client/client.ts';

export type ClientRegister = {
  /** A client that may knock, with the keys it may sign by. */
  find: (id: string) => Promise<{ client: Client; keys: ClientKey[] } | undefined>;
  /** Takes an id that nobody may use again until then; answers whether this is the first time. */
  spend: (id: string, until: Date) => Promise<boolean>;
};

/** What the issuer's library keeps, on the register of clients: clients and used assertions alone. */
export function createClientAdapter(
  { find, spend }: ClientRegister,
  reused: () => Error,
): (model: string) => Adapter {
  return (model) => {
    const kept = async () => {
      throw new Error(`Nothing of ${model} is kept`);
    };
    return {
      async upsert(id, _payload, expiresIn = 0) {
        if (model !== 'ReplayDetection') return kept();
        // Of two that come at once the library sees no difference; PostgreSQL does.
        const isFirst = await spend(`assertion ${id}`, new Date(Date.now() + expiresIn * 1000));
        if (!isFirst) throw reused();
      },
      async find(id) {
        if (model !== 'Client') return undefined;
        const found = await find(id);
        if (found?.client.kind !== 'MACHINE') return undefined;
        return machineMetadata(found.client, found.keys);
      },
      findByUserCode: async () => undefined,
      findByUid: async () => undefined,
      consume: kept,
      destroy: kept,
      revokeByGrantId: kept,
    };
  };
}

/** As OpenID Connect Dynamic Client Registration names things. */
function machineMetadata(client: Client, keys: readonly ClientKey[]): AdapterPayload {
  return {
    ...ours(client),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: keys.map(({ jwk, thumbprint }) => ({ ...jwk, kid: thumbprint, use: 'sig' })) },
  };
}

/** A page has no secret: that it was the one that asked is shown by its PKCE verifier. */
export function pageMetadata(client: Client): AdapterPayload {
  return {
    ...ours(client),
    application_type: 'web',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: client.redirectUris,
    token_endpoint_auth_method: 'none',
  };
}

function ours({ id, name, organisationId, purpose, scopes, origins }: Client): AdapterPayload {
  return {
    client_id: id,
    client_name: name,
    id_token_signed_response_alg: 'EdDSA',
    polis: { organisation: organisationId, purpose, scopes, origins },
  };
}

type Ours = { organisation: string; purpose: string; scopes: string[]; origins: string[] };

/** What the register says of a client; undefined of one that is not from there. */
export function oursOf(client: KnownClient): Ours | undefined {
  return client['polis'] as Ours | undefined;
}
