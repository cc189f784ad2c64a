import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { PayGrantAdvanceInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { type PaymentRefusal, payInstalment } from './pay-instalment.ts';

export type PayGrantAdvanceRefusal = ActOnCaseRefusal | PaymentRefusal;

export async function payGrantAdvance(
  context: Context,
  { paymentRef, ...request }: PayGrantAdvanceInput,
): Promise<Result<Grant, PayGrantAdvanceRefusal>> {
  const act = { ...request, act: 'PAY_ADVANCE' as const };
  return actAsRegione(context, act, async (grant, tx): Promise<Result<Grant, PaymentRefusal>> => {
    const payment = { paidOn: request.happenedOn, paymentRef };
    const paid = await payInstalment(tx, grant.id, 'ADVANCE', payment);
    return paid.ok ? ok(grant) : refuse(paid.refusal);
  });
}
