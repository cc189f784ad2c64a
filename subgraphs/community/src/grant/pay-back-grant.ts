import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { PayBackGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { type PaymentRefusal, payInstalment } from './pay-instalment.ts';

export type PayBackGrantRefusal = ActOnCaseRefusal | PaymentRefusal;

/** What the advance was more than was accepted; what is revoked is paid back by `recoverGrant`. */
export async function payBackGrant(
  context: Context,
  { paymentRef, ...request }: PayBackGrantInput,
): Promise<Result<Grant, PayBackGrantRefusal>> {
  const act = { ...request, act: 'PAY_BACK' as const };
  return actAsRegione(context, act, async (grant, tx): Promise<Result<Grant, PaymentRefusal>> => {
    const payment = { paidOn: request.happenedOn, paymentRef };
    const paid = await payInstalment(tx, grant.id, 'RECOVERY', payment);
    return paid.ok ? ok(grant) : refuse(paid.refusal);
  });
}
