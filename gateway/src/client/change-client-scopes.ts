import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ChangeClientScopesInput } from '../generated/resolvers.ts';
import { type ActOnClientRefusal, actOnClient, type Changed } from './act-on-client.ts';
import { isTestOrganisation } from './client.repository.ts';
import { type Client, changeScopes } from './client.ts';

type Unfit = 'ClientStateForbids' | 'ClientScopesForbidden';

export type ChangeClientScopesRefusal = ActOnClientRefusal | Unfit;

export async function changeClientScopes(
  context: Context,
  { scopes, ...asked }: ChangeClientScopesInput,
): Promise<Result<Client, ChangeClientScopesRefusal>> {
  return actOnClient(
    context,
    asked,
    'CHANGE_SCOPES',
    async (client, tx): Promise<Result<Changed, Unfit>> => {
      const isTest = await isTestOrganisation(tx, client.organisationId);
      const changed = changeScopes(client, scopes, isTest);
      return changed.ok ? ok({ client: changed.value }) : changed;
    },
  );
}
