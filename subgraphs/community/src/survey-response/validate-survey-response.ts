import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ValidateSurveyResponseInput } from '../generated/resolvers.ts';
import { surveyResponseUndertaking } from './survey-response.repository.ts';
import type { SurveyResponse } from './survey-response.ts';

export async function validateSurveyResponse(
  context: Context,
  { surveyResponseId, ...request }: ValidateSurveyResponseInput,
): Promise<Result<SurveyResponse, ActOnCaseRefusal>> {
  const act = { ...request, act: 'VALIDATE' as const };
  return actOnCase(context, surveyResponseUndertaking, surveyResponseId, act);
}
