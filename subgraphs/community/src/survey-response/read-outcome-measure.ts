import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import type { QueryOutcomeMeasureArgs } from '../generated/resolvers.ts';
import { countRespondents } from './survey-answer.repository.ts';
import { type SurveyOutcome, shownRespondents } from './survey-outcome.ts';

/** Counts respondents whom the caller may not see; the Regione, which answers for it, is told all. */
export async function readOutcomeMeasure(
  context: Context,
  {
    indicator,
    collectedFrom: from = null,
    collectedBefore: before = null,
  }: QueryOutcomeMeasureArgs,
): Promise<SurveyOutcome> {
  requireScope(context, 'indicator:read');
  const asked = { indicator, from, before };
  const { linked, anonymous } = await readAsPlatform(context, (tx) => countRespondents(tx, asked));
  if (context.viewer.role === 'COORDINATOR') return { indicator, linked, anonymous };
  return {
    indicator,
    linked: shownRespondents(linked),
    anonymous: shownRespondents(anonymous),
  };
}
