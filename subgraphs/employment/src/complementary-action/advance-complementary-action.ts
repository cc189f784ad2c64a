import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceComplementaryActionInput } from '../generated/resolvers.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import type { ComplementaryAction } from './complementary-action.ts';

export async function advanceComplementaryAction(
  context: Context,
  { complementaryActionId, ...request }: AdvanceComplementaryActionInput,
): Promise<Result<ComplementaryAction, ActOnCaseRefusal>> {
  return actOnCase(context, complementaryActionKind, complementaryActionId, request);
}
