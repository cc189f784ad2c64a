import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceOperatorInput } from '../generated/resolvers.ts';
import { operatorUndertaking } from './operator.repository.ts';
import type { Operator } from './operator.ts';
import { removeDetails } from './operator-details.repository.ts';

export async function advanceOperator(
  context: Context,
  { operatorId, ...request }: AdvanceOperatorInput,
): Promise<Result<Operator, ActOnCaseRefusal>> {
  return actOnCase(
    context,
    operatorUndertaking,
    operatorId,
    request,
    async (operator, tx): Promise<Result<Operator, never>> => {
      if (operator.state === 'LEFT') await removeDetails(tx, operator);
      return ok(operator);
    },
  );
}
