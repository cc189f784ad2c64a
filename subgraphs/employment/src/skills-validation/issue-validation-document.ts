import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { IssueValidationDocumentInput } from '../generated/resolvers.ts';
import type { IssueDocumentRefusal } from './issue-transparency-document.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import {
  checkDocumentNumber,
  checkValidated,
  type SkillsValidation,
  type ValidatedRefusal,
} from './skills-validation.ts';

export async function issueValidationDocument(
  context: Context,
  { skillsValidationId, number, validatedSkillCodes: codes, ...when }: IssueValidationDocumentInput,
): Promise<Result<SkillsValidation, IssueDocumentRefusal | ValidatedRefusal>> {
  const numbered = checkDocumentNumber(number);
  if (!numbered.ok) return numbered;
  const validated = checkValidated(codes);
  if (!validated.ok) return validated;
  const request = { ...when, act: 'ISSUE_VALIDATION_DOCUMENT' as const };
  return actOnCase(context, skillsValidationCase, skillsValidationId, request, (validation) =>
    ok({
      ...validation,
      validationNumber: number,
      validationOn: when.happenedOn,
      validatedSkillCodes: validated.value,
    }),
  );
}
