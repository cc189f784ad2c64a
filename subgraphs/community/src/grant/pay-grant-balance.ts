import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { isMore } from '#shared/euro.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { PayGrantBalanceInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { findInstalments, insertInstalments, removeUnpaid } from './grant-instalment.repository.ts';
import { type AcceptedRefusal, checkAccepted, keptOf, planRecovery } from './grant-money.ts';

type Unfit = AcceptedRefusal | 'DueDayMalformed' | 'PaymentRefMalformed';

export type PayGrantBalanceRefusal = ActOnCaseRefusal | Unfit;

/**
 * The balance that the contract foresaw gives way to what is accepted; of nothing there is no payment, and
 * what was paid beyond it is to be paid back.
 */
export async function payGrantBalance(
  context: Context,
  { acceptedAmount, paymentRef = null, recoveryDueOn = null, ...request }: PayGrantBalanceInput,
): Promise<Result<Grant, PayGrantBalanceRefusal>> {
  const act = { ...request, act: 'PAY_BALANCE' as const };
  const paidOn = request.happenedOn;
  return actAsRegione(context, act, async (known, tx: Tx): Promise<Result<Grant, Unfit>> => {
    const instalments = await findInstalments(tx, known.id);
    const accepted = checkAccepted(known, acceptedAmount, keptOf(instalments));
    if (!accepted.ok) return accepted;
    const { grant, balance, excess } = accepted.value;
    const pays = isMore(balance, '0.00');
    if (pays ? !paymentRef || !isPublicText(paymentRef) : paymentRef !== null) {
      return refuse('PaymentRefMalformed');
    }
    const back = { amount: excess, since: paidOn, dueOn: recoveryDueOn };
    const recovery = planRecovery(grant.id, instalments, back);
    if (!recovery.ok) return recovery;
    const dueOn = instalments.find(({ kind }) => kind === 'BALANCE')?.dueOn ?? paidOn;
    await removeUnpaid(tx, grant.id);
    const payment = {
      kind: 'BALANCE' as const,
      number: 1,
      amount: balance,
      dueOn,
      paidOn,
      paymentRef,
    };
    if (pays) await insertInstalments(tx, [{ grantId: grant.id, ...payment }]);
    await insertInstalments(tx, recovery.value);
    return ok(grant);
  });
}
