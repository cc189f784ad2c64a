import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RetireClientKeyInput } from '../generated/resolvers.ts';
import { type ActOnClientRefusal, actOnClient, type Changed } from './act-on-client.ts';
import { findKeysInUse, retireKey } from './client.repository.ts';
import type { Client } from './client.ts';

type Unfit = 'ClientStateForbids' | 'ClientKeyNotFound';

export type RetireClientKeyRefusal = ActOnClientRefusal | Unfit;

export async function retireClientKey(
  context: Context,
  { thumbprint, ...asked }: RetireClientKeyInput,
): Promise<Result<Client, RetireClientKeyRefusal>> {
  return actOnClient(
    context,
    asked,
    'RETIRE_KEY',
    async (client, tx): Promise<Result<Changed, Unfit>> => {
      if (client.state === 'REVOKED') return refuse('ClientStateForbids');
      const known = await findKeysInUse(tx, client.id);
      if (!known.some((key) => key.thumbprint === thumbprint)) return refuse('ClientKeyNotFound');
      await retireKey(tx, thumbprint, context.now);
      return ok({ client, thumbprint });
    },
  );
}
