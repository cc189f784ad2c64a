import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { RecordTrainingTestInput } from '../generated/resolvers.ts';
import { type ActOnEnrolmentRefusal, actOnEnrolment } from './act-on-enrolment.ts';
import type { OperatorEnrolment } from './operator-enrolment.ts';

export async function recordTrainingTest(
  context: Context,
  { operatorEnrolmentId, testResult, ...taken }: RecordTrainingTestInput,
): Promise<Result<OperatorEnrolment, ActOnEnrolmentRefusal>> {
  const request = { ...taken, act: 'TEST', reason: testResult } as const;
  return actOnEnrolment(context, operatorEnrolmentId, request, (enrolment) =>
    ok({ ...enrolment, testResult }),
  );
}
