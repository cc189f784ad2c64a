import type { Call, CallCriterion } from '../call/call.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { isSame, type RankedProposal, type Ranking, type RankingScore, rank } from './ranking.ts';

export type StoredPlace = Pick<Proposal, 'id' | 'callId' | 'submittedAt' | 'score' | 'rank'>;

/** What a ranking was made of, as it is stored; of evaluations what counted, without whoever thinks so. */
export type StoredRanking = {
  call: Pick<Call, 'id' | 'state' | 'threshold'>;
  criteria: CallCriterion[];
  /** In order. */
  places: StoredPlace[];
  /** By proposal. */
  comments: Map<string, string[]>;
  scores: Map<string, RankingScore[]>;
  /** The first place that was put on the reserve list by the award. */
  stoppedAtRank: number | null;
};

/** With what ranking it once more gives; null where what it was made of is not all there any more. */
export type CallRanking = StoredRanking & { again: RankedProposal[] | null };

const rankedStates: readonly Call['state'][] = ['RANKED', 'AWARDED', 'COMPLETED'];

export function isRanked({ call, places }: StoredRanking): boolean {
  return rankedStates.includes(call.state) || places.length > 0;
}

export function rankAgain({ criteria, places, scores }: StoredRanking): RankedProposal[] | null {
  const candidates = places.flatMap(({ id: proposalId, submittedAt }) => {
    const own = scores.get(proposalId) ?? [];
    return submittedAt && isWhole(criteria, own) ? [{ proposalId, submittedAt, scores: own }] : [];
  });
  return candidates.length === places.length ? rank(criteria, candidates) : null;
}

/** Whether each evaluator scored each criterion. */
function isWhole(criteria: readonly CallCriterion[], scores: readonly RankingScore[]): boolean {
  const evaluators = new Set(scores.map(({ evaluationId }) => evaluationId)).size;
  return (
    evaluators > 0 &&
    criteria.every(({ code }) => scores.filter((each) => each.code === code).length === evaluators)
  );
}

/** The ranking as it was stored, with what told equal scores apart. */
export function toRanking({ places: stored, again }: CallRanking): Ranking {
  const ties = new Map(again?.map((place) => [place.proposalId, place]));
  const places = stored.map(({ id: proposalId, score, rank }) => {
    if (score === null || rank === null) throw new Error('A place has no score');
    const { tieBrokenBy = null, tieBrokenByCriterion = null } = ties.get(proposalId) ?? {};
    return { proposalId, score, rank, tieBrokenBy, tieBrokenByCriterion };
  });
  return { places, holds: again !== null && isSame(again, places) };
}
