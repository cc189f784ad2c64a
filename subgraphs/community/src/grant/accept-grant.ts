import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { AcceptGrantInput } from '../generated/resolvers.ts';
import { actAsBeneficiary } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { checkAid } from './grant-money.ts';

export type AcceptGrantRefusal = ActOnCaseRefusal | 'AmountMalformed' | 'DeMinimisExceeded';

export async function acceptGrant(
  context: Context,
  { deMinimisAid, ...request }: AcceptGrantInput,
): Promise<Result<Grant, AcceptGrantRefusal>> {
  return actAsBeneficiary(context, { ...request, act: 'ACCEPT' }, (grant) =>
    checkAid(grant, deMinimisAid),
  );
}
