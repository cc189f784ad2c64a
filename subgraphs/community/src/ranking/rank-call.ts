import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceRefusal } from '#shared/undertaking/case-step.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Call } from '../call/call.ts';
import { evaluationUndertaking } from '../evaluation/evaluation.repository.ts';
import { counts } from '../evaluation/evaluation.ts';
import { findCriteria } from '../evaluation/evaluation-score.repository.ts';
import type { RankCallInput } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { advanceAll, tellAdvanced } from '../undertaking/advance-many.ts';
import {
  finaliseEvaluations,
  findEvaluations,
  findProposals,
  findScores,
  updateProposals,
} from './ranking.repository.ts';
import { fewestEvaluations, rank } from './ranking.ts';

type Unfit = AdvanceRefusal | 'EvaluationsIncomplete';

export type RankCallRefusal = ActOnCaseRefusal | Unfit;

/** The call is locked throughout, its proposals and their evaluations with it: nothing moves while they are ranked. */
export async function rankCall(
  context: Context,
  { callId, ...request }: RankCallInput,
): Promise<Result<Call, RankCallRefusal>> {
  const act = { ...request, act: 'RANK' as const };
  return actOnCase(
    context,
    callUndertaking,
    callId,
    act,
    async (call, tx): Promise<Result<Call, Unfit>> => {
      const admissible = await findProposals(tx, callId, 'ADMISSIBLE');
      const places = await finalise(tx, context, call, admissible);
      if (!places.ok) return places;
      const happenings = admissible.map((proposal) => {
        const place = places.value.get(proposal.id);
        if (!place) throw new Error('A proposal has no place');
        return { known: { ...proposal, ...place }, act: 'EVALUATE' as const };
      });
      const { stateSince } = call;
      const advanced = advanceAll(proposalUndertaking, happenings, stateSince, context.today);
      if (!advanced.ok) return advanced;
      await updateProposals(
        tx,
        advanced.value.map(({ known }) => known),
      );
      await tellAdvanced(tx, context, proposalUndertaking, advanced.value);
      return ok(call);
    },
  );
}

type Place = Pick<Proposal, 'score' | 'rank'>;

/** The place of each proposal by its evaluations, which are final thereby. */
async function finalise(
  tx: Tx,
  context: Context,
  { id: callId, stateSince }: Call,
  admissible: readonly Proposal[],
): Promise<Result<Map<string, Place>, Unfit>> {
  const all = await findEvaluations(
    tx,
    admissible.map(({ id }) => id),
  );
  if (all.some(({ state }) => state === 'ASSIGNED')) return refuse('EvaluationsIncomplete');
  const scored = all.filter(counts);
  const happenings = scored.map((known) => ({ known, act: 'FINALISE' as const }));
  const final = advanceAll(evaluationUndertaking, happenings, stateSince, context.today);
  if (!final.ok) return final;
  const scores = groupBy(
    await findScores(
      tx,
      scored.map(({ id }) => id),
    ),
    ({ evaluationId }) => evaluationId,
  );
  const evaluations = groupBy(scored, ({ proposalId }) => proposalId);
  const candidates = admissible.map(({ id: proposalId, submittedAt }) => {
    if (!submittedAt) throw new Error('A proposal was admitted that was never submitted');
    const of = evaluations.get(proposalId) ?? [];
    return {
      proposalId,
      submittedAt,
      evaluations: of.length,
      scores: of.flatMap(({ id }) => scores.get(id) ?? []),
    };
  });
  const lacks = candidates.some(({ evaluations }) => evaluations < fewestEvaluations);
  if (lacks) return refuse('EvaluationsIncomplete');
  const ranked = rank(await findCriteria(tx, callId), candidates);
  await finaliseEvaluations(tx, scored, stateSince);
  await tellAdvanced(tx, context, evaluationUndertaking, final.value);
  return ok(new Map(ranked.map(({ proposalId, score, rank }) => [proposalId, { score, rank }])));
}
