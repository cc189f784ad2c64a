import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceAssociationInput } from '../generated/resolvers.ts';
import { associationUndertaking } from './association.repository.ts';
import { type Association, represented } from './association.ts';

export type AdvanceAssociationRefusal = ActOnCaseRefusal | 'AssociationUnrepresented';

export async function advanceAssociation(
  context: Context,
  { associationId, ...request }: AdvanceAssociationInput,
): Promise<Result<Association, AdvanceAssociationRefusal>> {
  return actOnCase(context, associationUndertaking, associationId, request, (advanced) =>
    request.act === 'ENGAGE' ? represented(advanced) : ok(advanced),
  );
}
