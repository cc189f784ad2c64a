import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { RevokeGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import type { Grant } from './grant.ts';
import { findInstalments, insertInstalments, removeUnpaid } from './grant-instalment.repository.ts';
import { keptOf, planRecovery } from './grant-money.ts';

type Unfit = 'WordsMalformed' | 'DueDayMalformed';

export type RevokeGrantRefusal = ActOnCaseRefusal | Unfit;

/** Nothing more is paid of it, and what its beneficiary has is to be paid back. Its proposal stays as it was awarded. */
export async function revokeGrant(
  context: Context,
  { revocationReason, recoveryDueOn = null, ...request }: RevokeGrantInput,
): Promise<Result<Grant, RevokeGrantRefusal>> {
  const act = { ...request, act: 'REVOKE' as const };
  const days = { since: request.happenedOn, dueOn: recoveryDueOn };
  return actAsRegione(context, act, async (grant, tx: Tx): Promise<Result<Grant, Unfit>> => {
    const words = checkWords(revocationReason);
    if (!words.ok) return words;
    const instalments = await findInstalments(tx, grant.id);
    const amount = keptOf(instalments);
    const recovery = planRecovery(grant.id, instalments, { amount, ...days });
    if (!recovery.ok) return recovery;
    await removeUnpaid(tx, grant.id);
    await insertInstalments(tx, recovery.value);
    return ok({ ...grant, revocationReason: words.value });
  });
}
