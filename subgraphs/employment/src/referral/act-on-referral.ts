import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { advance, type CaseAdvance } from '#shared/undertaking/case-step.ts';
import { endSharing } from './end-sharing.ts';
import { referralCase } from './referral.repository.ts';
import {
  checkSide,
  isOver,
  type Referral,
  type ReferralAct,
  type ReferralState,
  referralLifeCycle,
  stateOn,
} from './referral.ts';
import { writeReferral } from './write-referral.ts';

export type ActOnReferralRefusal = ActOnCaseRefusal | 'ReferralActOfOtherSide';

type Outcome<Refusal extends string> = Result<Referral, ActOnReferralRefusal | Refusal>;

/**
 * The one way by which a referral goes on. Whoever acts must see it and be on the side of the act; what
 * follows runs with the platform's rights, since the row and its steps are the sender's.
 */
export async function actOnReferral<Refusal extends string = never>(
  context: Context,
  id: string,
  request: CaseAdvance<ReferralAct>,
  /** What the act does beside moving it on, or why it is refused. */
  complete: (
    advanced: Referral,
    tx: Tx,
  ) => Result<Referral, Refusal> | Promise<Result<Referral, Refusal>> = ok,
): Promise<Outcome<Refusal>> {
  requireId(context, 'referral', id);
  const { viewer, today } = context;
  return transaction(context, async (tx): Promise<Outcome<Refusal>> => {
    const [visible] = await findByIds(tx, referralCase.list, [id]);
    if (!visible) return refuse('CaseNotFound');
    const side = checkSide(visible, request.act, viewer.organisation);
    if (!side.ok) return side;
    return asPlatform(tx, viewer, async (): Promise<Outcome<Refusal>> => {
      const known = await referralCase.findForUpdate(tx, id);
      if (!known) return refuse('CaseNotFound');
      const asItIs = { ...known, state: stateOn(known, today) };
      const advanced = advance<ReferralState, ReferralAct, Referral>(
        referralLifeCycle,
        asItIs,
        request,
        today,
      );
      if (!advanced.ok) return advanced;
      const completed = await complete(advanced.value, tx);
      if (!completed.ok) return completed;
      const { act, happenedOn, reason = null } = request;
      const became = isOver(completed.value.state)
        ? await endSharing(tx, completed.value, today)
        : completed.value;
      await writeReferral(tx, context, became, { act, happenedOn, reason });
      return ok(became);
    });
  });
}
