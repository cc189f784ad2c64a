import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { VerifyAssociationInput } from '../generated/resolvers.ts';
import { associationUndertaking } from './association.repository.ts';
import { type Association, type VerifyRefusal, verify } from './association.ts';
import { checkEntryFree } from './register-entry.repository.ts';

type Unfit = VerifyRefusal | 'RegisterEntryTaken';

export type VerifyAssociationRefusal = ActOnCaseRefusal | Unfit;

export async function verifyAssociation(
  context: Context,
  { associationId, version, happenedOn, ...seen }: VerifyAssociationInput,
): Promise<Result<Association, VerifyAssociationRefusal>> {
  const { register = null, registerNumber = null, supporterId = null } = seen;
  if (supporterId !== null) requireId(context, 'organisation', supporterId);
  const reason = register === null ? 'SUPPORTER' : 'REGISTER_ENTRY';
  return actOnCase(
    context,
    associationUndertaking,
    associationId,
    { version, act: 'VERIFY', happenedOn, reason },
    async (contacted, tx): Promise<Result<Association, Unfit>> => {
      const verified = verify(contacted, { register, registerNumber, supporterId });
      return verified.ok ? checkEntryFree(tx, verified.value) : verified;
    },
  );
}
