import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceSurveyInstrumentInput } from '../generated/resolvers.ts';
import { surveyInstrumentUndertaking } from './survey-instrument.repository.ts';
import type { SurveyInstrument } from './survey-instrument.ts';

export async function advanceSurveyInstrument(
  context: Context,
  { surveyInstrumentId, ...request }: AdvanceSurveyInstrumentInput,
): Promise<Result<SurveyInstrument, ActOnCaseRefusal>> {
  return actOnCase(context, surveyInstrumentUndertaking, surveyInstrumentId, request);
}
