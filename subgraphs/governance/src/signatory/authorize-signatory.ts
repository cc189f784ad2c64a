import type { Context } from '#shared/context.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { AuthorizeSignatoryInput } from '../generated/resolvers.ts';
import { actOnSignatory } from './act-on-signatory.ts';
import type { Signatory } from './signatory.ts';

export type AuthorizeSignatoryRefusal = ActOnCaseRefusal | 'CapacityMalformed';

export async function authorizeSignatory(
  context: Context,
  { signatoryId, capacity, ...given }: AuthorizeSignatoryInput,
): Promise<Result<Signatory, AuthorizeSignatoryRefusal>> {
  return actOnSignatory(
    context,
    signatoryId,
    { ...given, act: 'AUTHORIZE' },
    async (authorized): Promise<Result<Signatory, 'CapacityMalformed'>> =>
      isPublicText(capacity) ? ok({ ...authorized, capacity }) : refuse('CapacityMalformed'),
  );
}
