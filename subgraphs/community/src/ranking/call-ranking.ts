import type { Call, CallCriterion } from '../call/call.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { isSame, type RankedProposal, type Ranking, type RankingScore, rank } from './ranking.ts';

export type StoredPlace = Pick<Proposal, 'id' | 'callId' | 'submittedAt' | 'score' | 'rank'>;

/** What counted in the ranking of a proposal, without whoever thinks so. */
export type CountedEvaluation = {
  proposalId: string;
  evaluationId: string;
  comment: string | null;
};

/** All that a ranking was made of, as it is stored. */
export type CallRanking = {
  call: Pick<Call, 'id' | 'state' | 'threshold'>;
  criteria: CallCriterion[];
  /** In order. */
  places: StoredPlace[];
  evaluations: CountedEvaluation[];
  scores: RankingScore[];
  /** The first place that was put on the reserve list by the award. */
  stoppedAtRank: number | null;
};

const rankedStates: readonly Call['state'][] = ['RANKED', 'AWARDED', 'COMPLETED'];

export function isRanked({ state }: Pick<Call, 'state'>, places: readonly StoredPlace[]): boolean {
  return rankedStates.includes(state) || places.length > 0;
}

export function scoresOf({ evaluations, scores }: CallRanking, proposalId: string): RankingScore[] {
  const counted = evaluations.filter((each) => each.proposalId === proposalId);
  const ids = new Set(counted.map(({ evaluationId }) => evaluationId));
  return scores.filter(({ evaluationId }) => ids.has(evaluationId));
}

/** Ranks what is stored once more; null where it is not all there any more. */
export function recompute(ranking: CallRanking): RankedProposal[] | null {
  const { criteria, places } = ranking;
  const candidates = places.map(({ id: proposalId, submittedAt }) => {
    return { proposalId, submittedAt, scores: scoresOf(ranking, proposalId) };
  });
  const whole = candidates.flatMap(({ submittedAt, ...candidate }) => {
    const evaluators = new Set(candidate.scores.map(({ evaluationId }) => evaluationId)).size;
    const isWhole = criteria.every(
      ({ code }) => candidate.scores.filter((each) => each.code === code).length === evaluators,
    );
    return submittedAt && evaluators > 0 && isWhole ? [{ ...candidate, submittedAt }] : [];
  });
  return whole.length === candidates.length ? rank(criteria, whole) : null;
}

/** The ranking as it was stored, with what told equal scores apart. */
export function toRanking(ranking: CallRanking): Ranking {
  const again = recompute(ranking);
  const ties = new Map(again?.map((place) => [place.proposalId, place]));
  const places = ranking.places.map(({ id: proposalId, score, rank }) => {
    if (score === null || rank === null) throw new Error('A place has no score');
    const { tieBrokenBy = null, tieBrokenByCriterion = null } = ties.get(proposalId) ?? {};
    return { proposalId, score, rank, tieBrokenBy, tieBrokenByCriterion };
  });
  return { places, holds: again !== null && isSame(again, places) };
}
