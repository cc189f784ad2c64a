import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { RejectSurveyResponseInput } from '../generated/resolvers.ts';
import { surveyResponseUndertaking } from './survey-response.repository.ts';
import type { SurveyResponse } from './survey-response.ts';

/** What somebody does not want kept cannot be read any more: its key is destroyed. */
export async function rejectSurveyResponse(
  context: Context,
  { surveyResponseId, ...request }: RejectSurveyResponseInput,
): Promise<Result<SurveyResponse, ActOnCaseRefusal>> {
  const { reason } = request;
  const erased = reason === 'WITHDRAWN' && { dataKey: null, fingerprint: null };
  return actOnCase(
    context,
    surveyResponseUndertaking,
    surveyResponseId,
    { ...request, act: 'REJECT' as const },
    (advanced) => ok({ ...advanced, ...erased, rejectionReason: reason }),
  );
}
