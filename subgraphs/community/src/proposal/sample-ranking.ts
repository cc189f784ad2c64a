import { referenceId } from '#shared/reference-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import type { SampleAct } from '#shared/undertaking/sample-life.ts';
import { sampleAward, sampleCall } from '../call/sample-calls.ts';
import { award } from '../ranking/award.ts';
import { rank } from '../ranking/ranking.ts';
import type { Proposal, ProposalAct } from './proposal.ts';

// How the proposals of the call that was awarded were scored, and what came of it, by the real rules.

/** Of one criterion, by the first or the second evaluator of a proposal; as `evaluation_score` keeps it. */
export type SampleScore = {
  /** `referenceId('evaluation', '<key of the proposal>:<0 or 1>')`. */
  evaluationId: string;
  code: string;
  given: string;
  moderated: null;
};

const { row: call, criteria } = sampleCall('quartieri-2025');

export function scoresOf(key: string): SampleScore[] {
  const quality = randomAt(1, 'quality of proposal', key).integer(50, 95);
  return [0, 1].flatMap((evaluator) => {
    const random = randomAt(1, 'evaluation', key, evaluator);
    return criteria.map(({ code }) => {
      const tenths = Math.min(100, Math.max(0, quality + random.integer(-15, 15)));
      // Half points.
      const given = (Math.round(tenths / 5) / 2).toFixed(2);
      const evaluationId = referenceId('evaluation', `${key}:${evaluator}`);
      return { evaluationId, code, given, moderated: null };
    });
  });
}

type Admitted = { key: string; id: string; requestedAmount: string; submittedAt: Date };

type Outcome = Pick<Proposal, 'score' | 'rank'> & { acts: SampleAct<ProposalAct>[] };

/** By id of the proposal: its place, and what followed from it. */
export function outcomesOf(admitted: readonly Admitted[]): Map<string, Outcome> {
  const candidates = admitted.map(({ key, id, submittedAt }) => {
    return { proposalId: id, submittedAt, scores: scoresOf(key) };
  });
  const requested = new Map(admitted.map(({ id, requestedAmount }) => [id, requestedAmount]));
  const ranked = rank(criteria, candidates).map((place) => {
    return { ...place, requestedAmount: requested.get(place.proposalId) ?? '0.00' };
  });
  const decided = award(ranked, { free: call.budget, threshold: call.threshold });
  return new Map(
    decided.map(({ proposal, act }) => {
      const acts = [
        { act: 'EVALUATE' as const, on: sampleAward.rankedOn },
        { act, on: sampleAward.awardedOn },
      ];
      return [proposal.proposalId, { score: proposal.score, rank: proposal.rank, acts }];
    }),
  );
}
