import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceRefusal } from '#shared/undertaking/case-step.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Call } from '../call/call.ts';
import type { AwardCallInput } from '../generated/resolvers.ts';
import { award } from './award.ts';
import { decideProposals } from './decide-proposals.ts';
import { findFree, findProposals } from './ranking.repository.ts';

export type AwardCallRefusal = ActOnCaseRefusal;

export async function awardCall(
  context: Context,
  { callId, ...request }: AwardCallInput,
): Promise<Result<Call, AwardCallRefusal>> {
  const act = { ...request, act: 'AWARD' as const };
  return actOnCase(
    context,
    callUndertaking,
    callId,
    act,
    async (call, tx): Promise<Result<Call, AdvanceRefusal>> => {
      const ranked = await findProposals(tx, callId, 'EVALUATED');
      const { threshold, stateSince } = call;
      const decisions = award(ranked, { free: await findFree(tx, callId), threshold });
      const decided = await decideProposals(tx, context, call, decisions, stateSince);
      return decided.ok ? ok(call) : decided;
    },
  );
}
