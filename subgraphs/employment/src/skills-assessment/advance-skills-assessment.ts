import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceSkillsAssessmentInput } from '../generated/resolvers.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import type { SkillsAssessment } from './skills-assessment.ts';

export async function advanceSkillsAssessment(
  context: Context,
  { skillsAssessmentId, ...request }: AdvanceSkillsAssessmentInput,
): Promise<Result<SkillsAssessment, ActOnCaseRefusal>> {
  return actOnCase(context, skillsAssessmentCase, skillsAssessmentId, request);
}
