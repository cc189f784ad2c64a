import type { Adapter, AdapterPayload } from 'oidc-provider';
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
        return found && toMetadata(found.client, found.keys);
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
export function toMetadata(client: Client, keys: readonly ClientKey[]): AdapterPayload {
  const { id, kind, redirectUris, organisationId, purpose, scopes, origins } = client;
  const ours = { polis: { organisation: organisationId, purpose, scopes, origins } };
  if (kind === 'BROWSER') {
    return {
      ...ours,
      client_id: id,
      client_name: client.name,
      application_type: 'web',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: redirectUris,
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'EdDSA',
    };
  }
  return {
    ...ours,
    client_id: id,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'EdDSA',
    jwks: { keys: keys.map(({ jwk, thumbprint }) => ({ ...jwk, kid: thumbprint, use: 'sig' })) },
  };
}
