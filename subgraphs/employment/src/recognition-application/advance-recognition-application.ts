import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceRecognitionApplicationInput } from '../generated/resolvers.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import type { RecognitionApplication } from './recognition-application.ts';

export async function advanceRecognitionApplication(
  context: Context,
  { recognitionApplicationId: id, ...request }: AdvanceRecognitionApplicationInput,
): Promise<Result<RecognitionApplication, ActOnCaseRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(context, recognitionApplicationCase, id, request, (application) =>
    ok(act === 'APPLY' ? { ...application, appliedOn: happenedOn } : application),
  );
}
