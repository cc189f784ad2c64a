import { checkTexts, type GivenTexts, lengths } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CallCriterion } from './call.ts';

export type GivenCriterion = {
  code: string;
  title: GivenTexts;
  weight: number;
  maxScore: number;
};

export type CriteriaRefusal = 'CriteriaMalformed' | 'WeightsNotHundred' | 'TextsMalformed';

const most = 20;

const isHundredAtMost = (value: number) => value >= 1 && value <= 100;

/** The criteria of a call in the order in which they are given; their weights make 100. */
export function checkCriteria(
  callId: string,
  given: readonly GivenCriterion[],
): Result<CallCriterion[], CriteriaRefusal> {
  const codes = new Set(given.map(({ code }) => code));
  const isSound =
    given.length > 0 &&
    given.length <= most &&
    codes.size === given.length &&
    given.every(
      ({ code, weight, maxScore }) =>
        /^[A-Z][A-Z0-9_]{0,29}$/.test(code) && isHundredAtMost(weight) && isHundredAtMost(maxScore),
    );
  if (!isSound) return refuse('CriteriaMalformed');
  if (given.reduce((sum, { weight }) => sum + weight, 0) !== 100) {
    return refuse('WeightsNotHundred');
  }
  const criteria: CallCriterion[] = [];
  for (const [index, { code, title: texts, weight, maxScore }] of given.entries()) {
    const titles = checkTexts(texts, lengths.title, 'criteria', String(index), 'title');
    if (!titles.ok) return titles;
    criteria.push({ callId, code, position: index + 1, titles: titles.value, weight, maxScore });
  }
  return ok(criteria);
}
