import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceSurveyVersionInput } from '../generated/resolvers.ts';
import { holdInstrument } from '../survey-instrument/survey-instrument.repository.ts';
import { surveyVersionUndertaking } from './survey-version.repository.ts';
import { isComplete, type SurveyVersion } from './survey-version.ts';

export type AdvanceSurveyVersionRefusal = ActOnCaseRefusal | 'SurveyVersionIncomplete';

export async function advanceSurveyVersion(
  context: Context,
  { surveyVersionId, ...request }: AdvanceSurveyVersionInput,
): Promise<Result<SurveyVersion, AdvanceSurveyVersionRefusal>> {
  return actOnCase(
    context,
    surveyVersionUndertaking,
    surveyVersionId,
    request,
    async (advanced, tx): Promise<Result<SurveyVersion, 'SurveyVersionIncomplete'>> => {
      if (request.act !== 'PUBLISH') return ok(advanced);
      const instrument = await holdInstrument(tx, advanced.surveyInstrumentId);
      if (!instrument) throw new Error('A version is of no instrument');
      const isWhole = isComplete(advanced, instrument.indicator);
      return isWhole ? ok(advanced) : refuse('SurveyVersionIncomplete');
    },
  );
}
