import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type Around, type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenSkillsValidationInput } from '../generated/resolvers.ts';
import { skillsAssessmentCase } from '../skills-assessment/skills-assessment.repository.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import {
  checkProfile,
  nothingIssued,
  type ProfileRefusal,
  type SkillsValidation,
} from './skills-validation.ts';

export type OpenSkillsValidationRefusal =
  | OpenCaseRefusal
  | ProfileRefusal
  | 'SkillsAssessmentNotFound';

export async function openSkillsValidation(
  context: Context,
  {
    profileCode,
    eqfLevel,
    accreditedBodyId,
    skillsAssessmentId,
    ...opening
  }: OpenSkillsValidationInput,
): Promise<Result<SkillsValidation, OpenSkillsValidationRefusal>> {
  requireId(context, 'organisation', accreditedBodyId);
  if (skillsAssessmentId) requireId(context, 'skills_assessment', skillsAssessmentId);
  const profile = checkProfile({ profileCode, eqfLevel });
  if (!profile.ok) return profile;
  return openCase(context, skillsValidationCase, opening, async (begun, around) => {
    if (skillsAssessmentId && !(await isOfSameRecord(around, skillsAssessmentId))) {
      return refuse('SkillsAssessmentNotFound');
    }
    return ok({
      ...begun,
      ...nothingIssued,
      profileCode,
      eqfLevel: eqfLevel ?? null,
      accreditedBodyId,
      skillsAssessmentId: skillsAssessmentId ?? null,
    });
  });
}

async function isOfSameRecord({ tx, record }: Around, assessmentId: string): Promise<boolean> {
  const [assessment] = await findByIds(tx, skillsAssessmentCase.list, [assessmentId]);
  return assessment?.personRecordId === record.id;
}
