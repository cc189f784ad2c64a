import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceCallInput } from '../generated/resolvers.ts';
import { hasUnsettledGrants } from '../grant/grant.repository.ts';
import { hasPendingProposals } from '../proposal/proposal.repository.ts';
import { callUndertaking } from './call.repository.ts';
import { actOn, type Call, type CallDayRefusal } from './call.ts';

type Unfit = CallDayRefusal | 'ProposalsPending' | 'GrantsUnsettled';

export type AdvanceCallRefusal = ActOnCaseRefusal | Unfit;

export async function advanceCall(
  context: Context,
  { callId, ...request }: AdvanceCallInput,
): Promise<Result<Call, AdvanceCallRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(
    context,
    callUndertaking,
    callId,
    request,
    async (advanced, tx): Promise<Result<Call, Unfit>> => {
      // Nothing is submitted to a call that closed, so that none comes up meanwhile.
      const isToBeEvaluated = act === 'START_EVALUATION';
      if (isToBeEvaluated && (await hasPendingProposals(tx, callId))) {
        return refuse('ProposalsPending');
      }
      // Whoever grants something of it locks it too, so that no other comes up meanwhile.
      if (act === 'COMPLETE' && (await hasUnsettledGrants(tx, callId))) {
        return refuse('GrantsUnsettled');
      }
      return actOn(advanced, act, happenedOn);
    },
  );
}
