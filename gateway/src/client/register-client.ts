import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { problem } from '#shared/language/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { RegisterClientInput } from '../generated/resolvers.ts';
import { insertClient, insertClientStep, isTestOrganisation } from './client.repository.ts';
import { type Client, type RegistrationRefusal, register } from './client.ts';

export async function registerClient(
  context: Context,
  { kind, purpose, redirectUris, origins, ...input }: RegisterClientInput,
): Promise<Result<Client, RegistrationRefusal>> {
  const { language, now, viewer } = context;
  const { organisation: organisationId } = viewer;
  if (organisationId === null) throw problem('FORBIDDEN', language, { scope: 'client:write' });
  return transaction(context, async (tx): Promise<Result<Client, RegistrationRefusal>> => {
    const registration = {
      ...input,
      kind: kind ?? ('MACHINE' as const),
      purpose: purpose ?? ('SERVICE' as const),
      redirectUris: [...(redirectUris ?? [])],
      origins: [...(origins ?? [])],
    };
    const isTest = await isTestOrganisation(tx, organisationId);
    const registered = register(registration, { isTest, now });
    if (!registered.ok) return registered;
    const client: Client = { ...registered.value, id: newId('client'), organisationId };
    await insertClient(tx, client);
    const { id: clientId, state, version: number } = client;
    const step = { clientId, number, organisationId, act: null, state, byRegione: false };
    await insertClientStep(tx, { ...step, thumbprint: null, recordedAt: now });
    return ok(client);
  });
}
