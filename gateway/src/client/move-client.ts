import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ClientActInput } from '../generated/resolvers.ts';
import { type ActOnClientRefusal, actOnClient, type Changed } from './act-on-client.ts';
import { type ActRefusal, act, type Client, type clientLifeCycle } from './client.ts';

export type MoveClientRefusal = ActOnClientRefusal | ActRefusal;

/** Along its life cycle. */
export async function moveClient(
  context: Context,
  input: ClientActInput,
  kind: keyof typeof clientLifeCycle,
): Promise<Result<Client, MoveClientRefusal>> {
  return actOnClient(
    context,
    input,
    kind,
    async (client, _tx, byRegione): Promise<Result<Changed, ActRefusal>> => {
      const moved = act(client, kind, byRegione);
      return moved.ok ? ok({ client: moved.value }) : moved;
    },
  );
}
