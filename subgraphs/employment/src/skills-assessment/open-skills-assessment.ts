import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenSkillsAssessmentInput } from '../generated/resolvers.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import type { SkillsAssessment } from './skills-assessment.ts';

export async function openSkillsAssessment(
  context: Context,
  opening: OpenSkillsAssessmentInput,
): Promise<Result<SkillsAssessment, OpenCaseRefusal>> {
  return openCase(context, skillsAssessmentCase, opening, (begun) =>
    ok({ ...begun, skills: [], occupationCodes: [], languages: [] }),
  );
}
