import { unitsOf } from './ranking.ts';

/** Amounts in euro with two decimals, the score with four. */
export type Awardable = { score: string | null; requestedAmount: string };

export type AwardAct = 'FUND' | 'RESERVE' | 'REJECT';

/**
 * What becomes of each proposal, in the order of the ranking. Funding stops at the first for which what is left
 * is not enough: nobody behind it is funded before it, however little they ask for.
 */
export function award<Proposal extends Awardable>(
  ranked: readonly Proposal[],
  { free, threshold }: { free: string; threshold: string },
): { proposal: Proposal; act: AwardAct }[] {
  let left = unitsOf(free);
  let stopped = false;
  return ranked.map((proposal) => {
    const { score, requestedAmount } = proposal;
    if (score === null) throw new Error('A proposal without a score has no place');
    if (isBelow(score, threshold)) return { proposal, act: 'REJECT' };
    const asked = unitsOf(requestedAmount);
    stopped ||= asked > left;
    if (stopped) return { proposal, act: 'RESERVE' };
    left -= asked;
    return { proposal, act: 'FUND' };
  });
}

/** Scores with as many decimals. */
export function isBelow(score: string, threshold: string): boolean {
  return unitsOf(score) < unitsOf(threshold);
}
