import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectSkillsValidationInput } from '../generated/resolvers.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import {
  checkDocumentNumber,
  checkIssued,
  checkProfile,
  checkValidated,
  type ProfileRefusal,
  type SkillsValidation,
  type ValidatedRefusal,
} from './skills-validation.ts';

export type CorrectSkillsValidationRefusal =
  | CorrectCaseRefusal
  | ProfileRefusal
  | ValidatedRefusal
  | 'DocumentNumberMalformed'
  | 'DocumentNotIssued';

export async function correctSkillsValidation(
  context: Context,
  { skillsValidationId, version, reason, ...input }: CorrectSkillsValidationInput,
): Promise<Result<SkillsValidation, CorrectSkillsValidationRefusal>> {
  const { accreditedBodyId } = input;
  if (accreditedBodyId) requireId(context, 'organisation', accreditedBodyId);
  const change = checkGiven(givenFields(input));
  if (!change.ok) return change;
  const correcting = { version, reason, change: change.value };
  return correctCase(context, skillsValidationCase, skillsValidationId, correcting, checkIssued);
}

type Change = Partial<SkillsValidation>;

function checkGiven(change: Change): Result<Change, CorrectSkillsValidationRefusal> {
  const profile = checkProfile(change);
  if (!profile.ok) return profile;
  const { transparencyNumber, validationNumber, certificateNumber, validatedSkillCodes } = change;
  for (const number of [transparencyNumber, validationNumber, certificateNumber]) {
    const numbered = typeof number === 'string' ? checkDocumentNumber(number) : ok(number);
    if (!numbered.ok) return numbered;
  }
  if (validatedSkillCodes === undefined) return ok(change);
  const validated = checkValidated(validatedSkillCodes);
  return validated.ok ? ok({ ...change, validatedSkillCodes: validated.value }) : validated;
}
