import { ok, type Result, refuse } from '#shared/result.ts';
import type { CallCriterion } from '../call/call.ts';

export type GivenScore = { criterionCode: string; score: string };

type Criterion = Pick<CallCriterion, 'code' | 'maxScore'>;

export type ScoresRefusal = 'ScoresIncomplete' | 'ScoreMalformed';

type CheckedScore = { code: string; score: string };

/** Scores of criteria of the call, each at most once, with two decimals. */
export function checkScores(
  given: readonly GivenScore[],
  criteria: readonly Criterion[],
): Result<CheckedScore[], ScoresRefusal> {
  const codes = new Set(given.map(({ criterionCode }) => criterionCode));
  if (codes.size !== given.length || given.length === 0) return refuse('ScoresIncomplete');
  const checked: CheckedScore[] = [];
  for (const { criterionCode: code, score } of given) {
    const criterion = criteria.find((each) => each.code === code);
    if (!criterion) return refuse('ScoresIncomplete');
    const read = readScore(score, criterion.maxScore);
    if (read === undefined) return refuse('ScoreMalformed');
    checked.push({ code, score: read });
  }
  return ok(checked);
}

/** The same, of all criteria. */
export function checkAllScores(
  given: readonly GivenScore[],
  criteria: readonly Criterion[],
): Result<CheckedScore[], ScoresRefusal> {
  return given.length === criteria.length
    ? checkScores(given, criteria)
    : refuse('ScoresIncomplete');
}

const form = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** As the database keeps it, with two decimals; undefined for what is no score. Never a float. */
export function readScore(text: string, maxScore: number): string | undefined {
  const [, whole, decimals = ''] = form.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const score = `${BigInt(whole)}.${decimals.padEnd(2, '0')}`;
  return BigInt(score.replace('.', '')) <= BigInt(maxScore) * 100n ? score : undefined;
}
