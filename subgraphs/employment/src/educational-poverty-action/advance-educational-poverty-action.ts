import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceEducationalPovertyActionInput } from '../generated/resolvers.ts';
import { educationalPovertyActionKind } from './educational-poverty-action.repository.ts';
import { type EducationalPovertyAction, goOn } from './educational-poverty-action.ts';

export async function advanceEducationalPovertyAction(
  context: Context,
  { educationalPovertyActionId: id, ...request }: AdvanceEducationalPovertyActionInput,
): Promise<Result<EducationalPovertyAction, ActOnCaseRefusal>> {
  return actOnCase(context, educationalPovertyActionKind, id, request, (advanced) =>
    ok(goOn(advanced, request.act)),
  );
}
