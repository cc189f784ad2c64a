import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type WorkOnUndertakingRefusal,
  workOnUndertaking,
} from '#shared/undertaking/work-on-undertaking.ts';
import type { ReplaceSurveyVersionInput } from '../generated/resolvers.ts';
import { checkQuestions, type QuestionRefusal } from './survey-question.ts';
import { surveyVersionUndertaking } from './survey-version.repository.ts';
import type { SurveyVersion } from './survey-version.ts';

type Unfit = QuestionRefusal | 'CaseStateForbids';

export type ReplaceSurveyVersionRefusal = WorkOnUndertakingRefusal | Unfit;

export async function replaceSurveyVersion(
  context: Context,
  {
    surveyVersionId: id,
    version,
    fallbackLanguageCode = 'ita',
    ...input
  }: ReplaceSurveyVersionInput,
): Promise<Result<SurveyVersion, ReplaceSurveyVersionRefusal>> {
  return workOnUndertaking(
    context,
    surveyVersionUndertaking,
    { id, version, on: context.today },
    (draft): Result<SurveyVersion, Unfit> => {
      if (draft.state !== 'DRAFT') return refuse('CaseStateForbids');
      const questions = checkQuestions(input.questions, fallbackLanguageCode);
      if (!questions.ok) return questions;
      return ok({ ...draft, fallbackLanguageCode, questions: questions.value });
    },
  );
}
