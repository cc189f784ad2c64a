import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectSurveyInstrumentInput } from '../generated/resolvers.ts';
import { surveyInstrumentUndertaking } from './survey-instrument.repository.ts';
import { checkText, type SurveyInstrument } from './survey-instrument.ts';

export type CorrectSurveyInstrumentRefusal = CorrectCaseRefusal | 'TextsMalformed';

export async function correctSurveyInstrument(
  context: Context,
  { surveyInstrumentId, version, reason, title, purpose }: CorrectSurveyInstrumentInput,
): Promise<Result<SurveyInstrument, CorrectSurveyInstrumentRefusal>> {
  const titles = title && checkText('title', title);
  if (titles && !titles.ok) return titles;
  const purposes = purpose && checkText('purpose', purpose);
  if (purposes && !purposes.ok) return purposes;
  const change = {
    ...(titles && { titles: titles.value }),
    ...(purposes && { purposes: purposes.value }),
  };
  return correctCase(context, surveyInstrumentUndertaking, surveyInstrumentId, {
    ...{ version, reason, change },
  });
}
