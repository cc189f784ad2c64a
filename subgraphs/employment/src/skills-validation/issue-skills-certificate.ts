import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { IssueSkillsCertificateInput } from '../generated/resolvers.ts';
import type { IssueDocumentRefusal } from './issue-transparency-document.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import { actOfExtent, checkDocumentNumber, type SkillsValidation } from './skills-validation.ts';

export async function issueSkillsCertificate(
  context: Context,
  { skillsValidationId, number, extent, ...when }: IssueSkillsCertificateInput,
): Promise<Result<SkillsValidation, IssueDocumentRefusal>> {
  const numbered = checkDocumentNumber(number);
  if (!numbered.ok) return numbered;
  const request = { ...when, act: actOfExtent[extent] };
  return actOnCase(context, skillsValidationCase, skillsValidationId, request, (validation) =>
    ok({ ...validation, certificateNumber: number, certificateOn: when.happenedOn }),
  );
}
