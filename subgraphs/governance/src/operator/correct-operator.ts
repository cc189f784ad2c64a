import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectOperatorInput } from '../generated/resolvers.ts';
import { isSubjectTaken, operatorUndertaking } from './operator.repository.ts';
import { checkNamed, type Operator, type SubjectRefusal } from './operator.ts';

type Unfit = SubjectRefusal | 'OperatorSubjectTaken';

export type CorrectOperatorRefusal = CorrectCaseRefusal | Unfit;

export async function correctOperator(
  context: Context,
  { operatorId, version, reason, ...change }: CorrectOperatorInput,
): Promise<Result<Operator, CorrectOperatorRefusal>> {
  if (change.accessPointId) requireId(context, 'access_point', change.accessPointId);
  const correction = { version, reason, change: givenFields(change) };
  const check = async (corrected: Operator, tx: Tx): Promise<Result<Operator, Unfit>> => {
    const named = checkNamed(corrected);
    if (!named.ok) return named;
    const isTaken = await isSubjectTaken(tx, corrected);
    return isTaken ? refuse('OperatorSubjectTaken') : named;
  };
  return correctCase(context, operatorUndertaking, operatorId, correction, check);
}
