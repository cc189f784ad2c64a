/** A criterion of a call, as it counts. */
export type RankingCriterion = {
  code: string;
  position: number;
  weight: number;
  maxScore: number;
};

/** What an evaluator without a conflict thinks by a criterion; the moderated score counts where there is one. */
export type RankingScore = {
  evaluationId: string;
  code: string;
  /** Decimal texts with two decimals. */
  given: string;
  moderated: string | null;
};

export type Candidate = {
  proposalId: string;
  submittedAt: Date;
  scores: readonly RankingScore[];
};

export type TieBreak = 'CRITERION' | 'SUBMITTED_AT' | 'ID';

export type RankedProposal = {
  rank: number;
  proposalId: string;
  /** With four decimals. */
  score: string;
  /** What put it behind the one before, where their scores are equal. */
  tieBrokenBy: TieBreak | null;
  tieBrokenByCriterion: string | null;
};

/** The places of a call, and whether what is stored of its evaluations gives the same. */
export type Ranking = { places: RankedProposal[]; holds: boolean };

/** A fraction, never rounded; the denominator is more than nothing. */
export type Fraction = { numerator: bigint; denominator: bigint };

/** The means of a proposal: of each criterion in the order of the call, and of the whole. */
export type Means = {
  evaluations: number;
  byCriterion: { criterion: RankingCriterion; mean: Fraction; points: Fraction }[];
  /** 0 to 100, in ten-thousandths, rounded half up: what ranks. */
  score: bigint;
};

/** How many evaluators must have scored a proposal that is ranked. */
export const fewestEvaluations = 2;

/** A decimal text in units of its last decimal. */
export function unitsOf(score: string): bigint {
  return BigInt(score.replace('.', ''));
}

export function meansOf(
  criteria: readonly RankingCriterion[],
  scores: readonly RankingScore[],
): Means {
  const evaluations = new Set(scores.map(({ evaluationId }) => evaluationId)).size;
  if (evaluations === 0) throw new Error('A proposal without scores cannot be ranked');
  const inOrder = criteria.toSorted((a, b) => a.position - b.position);
  const byCriterion = inOrder.map((criterion) => {
    const { code, weight, maxScore } = criterion;
    const ofCriterion = scores.filter((score) => score.code === code);
    if (ofCriterion.length !== evaluations) throw new Error(`Criterion ${code} is not scored once`);
    const sum = ofCriterion
      .map(({ given, moderated }) => unitsOf(moderated ?? given))
      .reduce((total, score) => total + score, 0n);
    const mean = { numerator: sum, denominator: 100n * BigInt(evaluations) };
    const points = {
      numerator: BigInt(weight) * mean.numerator,
      denominator: BigInt(maxScore) * mean.denominator,
    };
    return { criterion, mean, points };
  });
  const total = byCriterion.map(({ points }) => points).reduce(add, zero);
  return { evaluations, byCriterion, score: rounded(total, 4) };
}

const zero: Fraction = { numerator: 0n, denominator: 1n };

function add(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** In units of the last decimal, halves upwards. */
function rounded({ numerator, denominator }: Fraction, decimals: number): bigint {
  return (2n * numerator * 10n ** BigInt(decimals) + denominator) / (2n * denominator);
}

/** Of a fraction that is not negative. */
export function toDecimal(fraction: Fraction, decimals: number): string {
  return decimalOf(rounded(fraction, decimals), decimals);
}

/** Of a number in units of its last decimal. */
export function decimalOf(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The proposals of a call in order; the same whatever order they come in. */
export function rank(
  criteria: readonly RankingCriterion[],
  candidates: readonly Candidate[],
): RankedProposal[] {
  const weighed = candidates.map((candidate) => {
    return { ...candidate, means: meansOf(criteria, candidate.scores) };
  });
  const inOrder = weighed.toSorted((a, b) => compare(a, b).order);
  return inOrder.map((each, index) => {
    const before = inOrder[index - 1];
    const tie = before && before.means.score === each.means.score ? compare(before, each) : null;
    return {
      rank: index + 1,
      proposalId: each.proposalId,
      score: decimalOf(each.means.score, 4),
      tieBrokenBy: tie?.by ?? null,
      tieBrokenByCriterion: tie?.criterion ?? null,
    };
  });
}

type Weighed = Candidate & { means: Means };

type Comparison = { order: -1 | 0 | 1; by: TieBreak | null; criterion: string | null };

/** Which of two is better, and what says so where their scores do not. */
function compare(a: Weighed, b: Weighed): Comparison {
  const byScore = sign(b.means.score - a.means.score);
  if (byScore !== 0) return { order: byScore, by: null, criterion: null };
  for (const [index, { criterion, mean }] of a.means.byCriterion.entries()) {
    const other = b.means.byCriterion[index]?.mean ?? zero;
    const order = sign(other.numerator * mean.denominator - mean.numerator * other.denominator);
    if (order !== 0) return { order, by: 'CRITERION', criterion: criterion.code };
  }
  const bySubmission = sign(BigInt(a.submittedAt.getTime() - b.submittedAt.getTime()));
  if (bySubmission !== 0) return { order: bySubmission, by: 'SUBMITTED_AT', criterion: null };
  if (a.proposalId === b.proposalId) return { order: 0, by: null, criterion: null };
  return { order: a.proposalId < b.proposalId ? -1 : 1, by: 'ID', criterion: null };
}

function sign(difference: bigint): -1 | 0 | 1 {
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** Whether a ranking is the one that was stored, place by place. */
export function isSame(
  ranked: readonly Pick<RankedProposal, 'proposalId' | 'score' | 'rank'>[],
  stored: readonly Pick<RankedProposal, 'proposalId' | 'score' | 'rank'>[],
): boolean {
  return (
    ranked.length === stored.length &&
    ranked.every(({ proposalId, score, rank }, index) => {
      const other = stored[index];
      return other?.proposalId === proposalId && other.score === score && other.rank === rank;
    })
  );
}
