import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { RecoverGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { type PaymentRefusal, payInstalment } from './pay-instalment.ts';

export type RecoverGrantRefusal = ActOnCaseRefusal | PaymentRefusal;

export async function recoverGrant(
  context: Context,
  { paymentRef, ...request }: RecoverGrantInput,
): Promise<Result<Grant, RecoverGrantRefusal>> {
  const act = { ...request, act: 'RECOVER' as const };
  return actAsRegione(context, act, async (grant, tx): Promise<Result<Grant, PaymentRefusal>> => {
    const payment = { paidOn: request.happenedOn, paymentRef };
    const paid = await payInstalment(tx, grant.id, 'RECOVERY', payment);
    return paid.ok ? ok(grant) : refuse(paid.refusal);
  });
}
