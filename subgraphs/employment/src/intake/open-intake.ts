import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { Case } from '../case-step/case-step.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { OpenIntakeInput } from '../generated/resolvers.ts';
import { insertIntake } from './intake.repository.ts';
import { checkLanguages, type Intake, type IntakeState } from './intake.ts';

export type OpenIntakeRefusal = OpenCaseRefusal | 'LanguageMalformed';

export async function openIntake(
  context: Context,
  input: OpenIntakeInput,
): Promise<Result<Intake, OpenIntakeRefusal>> {
  const languages = checkLanguages(input.languages);
  if (!languages.ok) return languages;
  const { accessPointId, channel, mediatorNeeded, openedOn } = input;
  const toCase = (begun: Case<IntakeState>): Intake => ({
    ...begun,
    accessPointId,
    channel,
    languages: languages.value,
    mediatorNeeded,
    needs: [...new Set(input.needs)],
    openedOn,
  });
  const intake = { type: 'Intake', state: 'OPEN' as const, toCase, insert: insertIntake };
  return openCase<IntakeState, Intake>(context, intake, input);
}
