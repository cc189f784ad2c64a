import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { problem } from '#shared/language/problem.ts';
import type { QueryOutcomeMeasureArgs } from '../generated/resolvers.ts';
import { countRespondents } from './survey-answer.repository.ts';
import { type SurveyOutcome, shownRespondents } from './survey-outcome.ts';

/**
 * Counts respondents whom the caller may not see; the Regione, which answers for it, is told all. Others are
 * told of whole months, since the difference of two days can be one person.
 */
export async function readOutcomeMeasure(
  context: Context,
  {
    indicator,
    collectedFrom: from = null,
    collectedBefore: before = null,
  }: QueryOutcomeMeasureArgs,
): Promise<SurveyOutcome> {
  const isRegione = context.viewer.role === 'COORDINATOR';
  if (!isRegione) {
    requireFirstOfMonth(context, 'collectedFrom', from);
    requireFirstOfMonth(context, 'collectedBefore', before);
  }
  const asked = { indicator, from, before };
  const { linked, anonymous } = await readAsPlatform(context, (tx) => countRespondents(tx, asked));
  if (isRegione) return { indicator, linked, anonymous };
  return {
    indicator,
    linked: shownRespondents(linked),
    anonymous: shownRespondents(anonymous),
  };
}

function requireFirstOfMonth({ language }: Context, field: string, day: string | null): void {
  if (day !== null && !day.endsWith('-01')) throw problem('MONTHS_INCOMPLETE', language, { field });
}
