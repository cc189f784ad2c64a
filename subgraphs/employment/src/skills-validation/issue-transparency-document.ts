import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { IssueTransparencyDocumentInput } from '../generated/resolvers.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import { checkDocumentNumber, type SkillsValidation } from './skills-validation.ts';

export type IssueDocumentRefusal = ActOnCaseRefusal | 'DocumentNumberMalformed';

export async function issueTransparencyDocument(
  context: Context,
  { skillsValidationId, number, ...when }: IssueTransparencyDocumentInput,
): Promise<Result<SkillsValidation, IssueDocumentRefusal>> {
  const numbered = checkDocumentNumber(number);
  if (!numbered.ok) return numbered;
  const request = { ...when, act: 'ISSUE_TRANSPARENCY_DOCUMENT' as const };
  return actOnCase(context, skillsValidationCase, skillsValidationId, request, (validation) =>
    ok({ ...validation, transparencyNumber: number, transparencyOn: when.happenedOn }),
  );
}
