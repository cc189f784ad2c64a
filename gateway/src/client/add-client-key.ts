import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { AddClientKeyInput } from '../generated/resolvers.ts';
import { type ActOnClientRefusal, actOnClient, type Changed } from './act-on-client.ts';
import { findKeysInUse, insertKeyIfNew } from './client.repository.ts';
import { type Client, mostKeys } from './client.ts';
import { type KeyRefusal, readPublicKey } from './read-public-key.ts';

type Unfit =
  | KeyRefusal
  | 'ClientHasNoKeys'
  | 'ClientStateForbids'
  | 'ClientKeyTaken'
  | 'ClientKeysTooMany';

export type AddClientKeyRefusal = ActOnClientRefusal | Unfit;

export async function addClientKey(
  context: Context,
  { publicKey, ...asked }: AddClientKeyInput,
): Promise<Result<Client, AddClientKeyRefusal>> {
  return actOnClient(
    context,
    asked,
    'ADD_KEY',
    async (client, tx): Promise<Result<Changed, Unfit>> => {
      if (client.kind !== 'MACHINE') return refuse('ClientHasNoKeys');
      if (client.state === 'REVOKED') return refuse('ClientStateForbids');
      const read = readPublicKey(publicKey);
      if (!read.ok) return read;
      const { id: clientId, organisationId } = client;
      if ((await findKeysInUse(tx, clientId)).length >= mostKeys) {
        return refuse('ClientKeysTooMany');
      }
      const key = { ...read.value, clientId, organisationId };
      const isNew = await insertKeyIfNew(tx, { ...key, addedAt: context.now, retiredAt: null });
      return isNew ? ok({ client, thumbprint: key.thumbprint }) : refuse('ClientKeyTaken');
    },
  );
}
