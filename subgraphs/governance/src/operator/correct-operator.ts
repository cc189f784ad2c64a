import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectOperatorInput } from '../generated/resolvers.ts';
import { operatorUndertaking } from './operator.repository.ts';
import { checkName, type Operator } from './operator.ts';

export type CorrectOperatorRefusal = CorrectCaseRefusal | 'OperatorNameMalformed';

export async function correctOperator(
  context: Context,
  { operatorId, version, reason, ...change }: CorrectOperatorInput,
): Promise<Result<Operator, CorrectOperatorRefusal>> {
  if (change.accessPointId) requireId(context, 'access_point', change.accessPointId);
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(context, operatorUndertaking, operatorId, correction, checkName<Operator>);
}
