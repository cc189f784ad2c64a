import type { CallCriterion } from '../call/call.ts';
import type { Proposal, ProposalState } from '../proposal/proposal.ts';
import { isBelow } from '../ranking/award.ts';
import { type CallRanking, recompute, scoresOf } from '../ranking/call-ranking.ts';
import {
  decimalOf,
  meansOf,
  type RankedProposal,
  type TieBreak,
  toDecimal,
  unitsOf,
} from '../ranking/ranking.ts';

export type ProposalOutcome =
  | 'EXCLUDED'
  | 'RANKED'
  | 'FUNDED'
  | 'RESERVE'
  | 'BELOW_THRESHOLD'
  | 'WITHDRAWN';

/** Decimal texts with four decimals. */
export type CriterionResult = { criterion: CallCriterion; meanScore: string; points: string };

/** What told a proposal from its neighbour with the same score; the criterion where one did. */
export type Tie = { by: TieBreak; criterion: CallCriterion | null };

/** Why a proposal got what it got; nothing in it is of another proposal, nor tells who evaluated. */
export type ProposalExplanation = {
  outcome: ProposalOutcome;
  criteria: CriterionResult[];
  score: string | null;
  threshold: string;
  belowThresholdBy: string | null;
  rank: number | null;
  ranked: number;
  fundingStoppedAtRank: number | null;
  behind: Tie | null;
  ahead: Tie | null;
  comments: string[];
  /** Why it was excluded, as the admission says. */
  admissionNote: string | null;
};

const outcomes: Partial<Record<ProposalState, ProposalOutcome>> = {
  INADMISSIBLE: 'EXCLUDED',
  EVALUATED: 'RANKED',
  FUNDED: 'FUNDED',
  RESERVE_LIST: 'RESERVE',
  REJECTED: 'BELOW_THRESHOLD',
  WITHDRAWN: 'WITHDRAWN',
};

/** Null for what was never ranked nor excluded. */
export function explain(
  { id, state, admissionNote }: Pick<Proposal, 'id' | 'state' | 'admissionNote'>,
  ranking: CallRanking,
): ProposalExplanation | null {
  const { call, places, stoppedAtRank: fundingStoppedAtRank } = ranking;
  const { threshold } = call;
  const outcome = outcomes[state];
  const place = places.find((each) => each.id === id);
  const all = { threshold, ranked: places.length, fundingStoppedAtRank };
  if (outcome === 'EXCLUDED') return { ...nothing, ...all, outcome, admissionNote };
  if (!outcome || !place?.score) return null;
  const { score, rank } = place;
  return {
    ...nothing,
    ...all,
    ...tiesOf(id, ranking),
    outcome,
    score,
    rank,
    criteria: resultsOf(id, ranking),
    belowThresholdBy: isBelow(score, threshold)
      ? decimalOf(unitsOf(threshold) - unitsOf(score), 4)
      : null,
    comments: ranking.evaluations.flatMap(({ proposalId, comment }) =>
      proposalId === id && comment !== null ? [comment] : [],
    ),
  };
}

const nothing = {
  criteria: [],
  score: null,
  belowThresholdBy: null,
  rank: null,
  behind: null,
  ahead: null,
  comments: [],
  admissionNote: null,
};

function resultsOf(id: string, ranking: CallRanking): CriterionResult[] {
  const { byCriterion } = meansOf(ranking.criteria, scoresOf(ranking, id));
  return ranking.criteria.map((criterion) => {
    const mean = byCriterion.find((each) => each.criterion.code === criterion.code);
    if (!mean) throw new Error('A criterion was not scored');
    const { mean: meanScore, points } = mean;
    return { criterion, meanScore: toDecimal(meanScore, 4), points: toDecimal(points, 4) };
  });
}

function tiesOf(id: string, ranking: CallRanking): Pick<ProposalExplanation, 'behind' | 'ahead'> {
  const ranked = recompute(ranking) ?? [];
  const index = ranked.findIndex(({ proposalId }) => proposalId === id);
  return {
    behind: toTie(ranked[index], ranking.criteria),
    ahead: toTie(ranked[index + 1], ranking.criteria),
  };
}

function toTie(place: RankedProposal | undefined, criteria: readonly CallCriterion[]): Tie | null {
  if (!place?.tieBrokenBy) return null;
  const criterion = criteria.find(({ code }) => code === place.tieBrokenByCriterion) ?? null;
  return { by: place.tieBrokenBy, criterion };
}
