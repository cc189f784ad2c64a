import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findClientForUpdate, insertClientStep, updateClient } from './client.repository.ts';
import type { Client, ClientAct } from './client.ts';

export type ActOnClientRefusal = 'ClientNotFound' | 'ClientChanged';

type Asked = { clientId: string; version: number };

/** What a client becomes by an act, and the key it was about. */
export type Changed = { client: Client; thumbprint?: string };

/** One path for whatever happens to a client: found and unchanged, decided, written, and told. */
export async function actOnClient<Refusal extends string>(
  context: Context,
  { clientId, version }: Asked,
  act: ClientAct,
  decide: (client: Client, tx: Tx, byRegione: boolean) => Promise<Result<Changed, Refusal>>,
): Promise<Result<Client, Refusal | ActOnClientRefusal>> {
  const { viewer, now } = context;
  const decides = hasScope(viewer, 'client:decide');
  requireId(context, 'client', clientId);
  return transaction(context, async (tx): Promise<Result<Client, Refusal | ActOnClientRefusal>> => {
    const found = await findClientForUpdate(tx, clientId);
    const isOwn = found?.organisationId === viewer.organisation;
    if (!found || !(isOwn || decides)) return refuse('ClientNotFound');
    if (found.version !== version) return refuse('ClientChanged');
    const changed = await decide(found, tx, decides);
    if (!changed.ok) return changed;
    const { thumbprint = null } = changed.value;
    const client = { ...changed.value.client, version: version + 1 };
    await updateClient(tx, client);
    const { organisationId, state, version: number } = client;
    const step = { clientId, number, organisationId, act, state, byRegione: decides, thumbprint };
    await insertClientStep(tx, { ...step, recordedAt: now });
    return ok(client);
  });
}
