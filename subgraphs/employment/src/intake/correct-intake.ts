import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectIntakeInput } from '../generated/resolvers.ts';
import { intakeCase } from './intake.repository.ts';
import { checkLanguages, type Intake } from './intake.ts';

export type CorrectIntakeRefusal = CorrectCaseRefusal | 'LanguageMalformed';

export async function correctIntake(
  context: Context,
  { intakeId, version, reason, ...change }: CorrectIntakeInput,
): Promise<Result<Intake, CorrectIntakeRefusal>> {
  const languages = checkLanguages(change.languages ?? []);
  if (!languages.ok) return languages;
  return correctCase(context, intakeCase, intakeId, {
    version,
    reason,
    change: givenFields(change),
  });
}
