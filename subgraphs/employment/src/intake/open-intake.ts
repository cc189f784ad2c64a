import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenIntakeInput } from '../generated/resolvers.ts';
import { intakeCase } from './intake.repository.ts';
import { checkLanguages, type Intake } from './intake.ts';

export type OpenIntakeRefusal = OpenCaseRefusal | 'LanguageMalformed';

export async function openIntake(
  context: Context,
  { channel, mediatorNeeded, needs, languages: codes, ...opening }: OpenIntakeInput,
): Promise<Result<Intake, OpenIntakeRefusal>> {
  const languages = checkLanguages(codes);
  if (!languages.ok) return languages;
  return openCase(context, intakeCase, opening, (begun) =>
    ok({
      ...begun,
      channel,
      languages: languages.value,
      mediatorNeeded,
      needs: [...new Set(needs)],
    }),
  );
}
