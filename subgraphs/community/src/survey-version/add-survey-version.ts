import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { AddSurveyVersionInput } from '../generated/resolvers.ts';
import { surveyInstrumentUndertaking } from '../survey-instrument/survey-instrument.repository.ts';
import { checkQuestions, type QuestionRefusal } from './survey-question.ts';
import { nextNumber, surveyVersionUndertaking } from './survey-version.repository.ts';
import type { SurveyVersion } from './survey-version.ts';

type Unfit = QuestionRefusal | 'SurveyInstrumentNotFound' | 'CaseStateForbids';

export type AddSurveyVersionRefusal = OpenUndertakingRefusal | Unfit;

/** The instrument is locked meanwhile, so that no two versions get one number. */
export async function addSurveyVersion(
  context: Context,
  input: AddSurveyVersionInput,
): Promise<Result<SurveyVersion, AddSurveyVersionRefusal>> {
  const { surveyInstrumentId, fallbackLanguageCode = 'ita', questions } = input;
  requireId(context, 'survey_instrument', surveyInstrumentId);
  return openUndertaking(
    context,
    surveyVersionUndertaking,
    input,
    async (begun, tx): Promise<Result<SurveyVersion, Unfit>> => {
      const instrument = await surveyInstrumentUndertaking.findForUpdate(tx, surveyInstrumentId);
      if (!instrument || instrument.organisationId !== begun.organisationId) {
        return refuse('SurveyInstrumentNotFound');
      }
      if (instrument.state !== 'OPEN') return refuse('CaseStateForbids');
      const asked = checkQuestions(questions, fallbackLanguageCode);
      if (!asked.ok) return asked;
      const number = await nextNumber(tx, surveyInstrumentId);
      const of = { surveyInstrumentId, number, fallbackLanguageCode };
      return ok({ ...begun, ...of, questions: asked.value });
    },
  );
}
