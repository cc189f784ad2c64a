import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { isMore } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { AdvanceRefusal } from '#shared/undertaking/case-step.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Call } from '../call/call.ts';
import type { MoveUpReserveInput } from '../generated/resolvers.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { decideProposals } from './decide-proposals.ts';
import { findFree, findProposals } from './ranking.repository.ts';

type Unfit = AdvanceRefusal | 'NothingFits';

export type MoveUpReserveRefusal = WorkOnUndertakingRefusal | Unfit;

/** The call is locked until the grant is written, and its version moves on: of two who act at once one is refused. */
export async function moveUpReserve(
  context: Context,
  { callId: id, version, happenedOn }: MoveUpReserveInput,
): Promise<Result<Proposal, MoveUpReserveRefusal>> {
  return transaction(context, async (tx): Promise<Result<Proposal, MoveUpReserveRefusal>> => {
    const funded: Proposal[] = [];
    const worked = await workOnUndertaking(
      within(context, tx),
      callUndertaking,
      { id, version, on: happenedOn },
      async (call): Promise<Result<Call, Unfit>> => {
        if (call.state !== 'AWARDED') return refuse('CaseStateForbids');
        if (happenedOn > context.today) return refuse('CaseInFuture');
        if (happenedOn < call.stateSince) return refuse('CaseTooEarly');
        const free = await findFree(tx, id);
        const reserve = await findProposals(tx, id, 'RESERVE_LIST');
        const next = reserve.find(({ requestedAmount }) => !isMore(requestedAmount, free));
        if (!next) return refuse('NothingFits');
        const decision = { proposal: next, act: 'FUND' as const };
        const decided = await decideProposals(tx, context, call, [decision], happenedOn);
        if (!decided.ok) return decided;
        funded.push(...decided.value);
        return ok(call);
      },
    );
    if (!worked.ok) return worked;
    const [proposal] = funded;
    if (!proposal) throw new Error('Nothing was funded, and nothing refused');
    return ok(proposal);
  });
}
