import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ModerateEvaluationInput } from '../generated/resolvers.ts';
import { correctPart } from '../undertaking/correct-part.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';
import { findCriteria, findModerated, updateModerated } from './evaluation-score.repository.ts';
import { checkScores, type ScoresRefusal } from './evaluation-score.ts';

type Unfit = ScoresRefusal | 'WordsMalformed';

export type ModerateEvaluationRefusal = ActOnCaseRefusal | Unfit;

/** The last agreement counts; what was agreed on before, and why, is kept as what was corrected. */
export async function moderateEvaluation(
  context: Context,
  { evaluationId, scores, reason, ...request }: ModerateEvaluationInput,
): Promise<Result<Evaluation, ModerateEvaluationRefusal>> {
  const act = { ...request, act: 'MODERATE' as const };
  return actOnCase(
    context,
    evaluationUndertaking,
    evaluationId,
    act,
    async (advanced, tx): Promise<Result<Evaluation, Unfit>> => {
      const checked = checkScores(scores, await findCriteria(tx, advanced.callId));
      if (!checked.ok) return checked;
      const words = checkWords(reason);
      if (!words.ok) return words;
      const before = await findModerated(tx, advanced);
      await updateModerated(tx, evaluationId, checked.value);
      const moderated = { ...advanced, moderationReason: words.value };
      const { moderationReason } = advanced;
      if (moderationReason === null) return ok(moderated);
      const keep = (field: string, change: { before: unknown; after: unknown }) => {
        const why = { field, reason: 'OTHER' as const, recordedAt: context.now };
        return correctPart(tx, evaluationUndertaking, moderated, why, change);
      };
      await keep('moderationReason', { before: moderationReason, after: words.value });
      await keep('scores', { before, after: await findModerated(tx, advanced) });
      return ok(moderated);
    },
  );
}
