import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { forgetOutcomes } from '#shared/database/forget-outcomes.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { RejectSurveyResponseInput } from '../generated/resolvers.ts';
import { removeAnswers } from './survey-answer.repository.ts';
import { surveyResponseUndertaking } from './survey-response.repository.ts';
import { erased, type SurveyResponse } from './survey-response.ts';

/** What somebody does not want kept is erased: that there was a response is all that stays. */
export async function rejectSurveyResponse(
  context: Context,
  { surveyResponseId, ...request }: RejectSurveyResponseInput,
): Promise<Result<SurveyResponse, ActOnCaseRefusal>> {
  const { reason } = request;
  const act = reason === 'WITHDRAWN' ? ('WITHDRAW' as const) : ('REJECT' as const);
  return actOnCase(
    context,
    surveyResponseUndertaking,
    surveyResponseId,
    { ...request, act },
    async (advanced, tx) => {
      const rejected = { ...advanced, rejectionReason: reason };
      if (reason !== 'WITHDRAWN') return ok(rejected);
      await removeAnswers(tx, advanced.id);
      await asPlatform(tx, context.viewer, () => forgetOutcomes(tx, [advanced.id]));
      return ok({ ...rejected, ...erased });
    },
  );
}
