import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceSkillsValidationInput } from '../generated/resolvers.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import type { SkillsValidation } from './skills-validation.ts';

export async function advanceSkillsValidation(
  context: Context,
  { skillsValidationId, ...request }: AdvanceSkillsValidationInput,
): Promise<Result<SkillsValidation, ActOnCaseRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(context, skillsValidationCase, skillsValidationId, request, (validation) =>
    ok(act === 'APPLY' ? { ...validation, appliedOn: happenedOn } : validation),
  );
}
