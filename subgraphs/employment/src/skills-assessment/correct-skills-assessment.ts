import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import type { Result } from '#shared/result.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectSkillsAssessmentInput } from '../generated/resolvers.ts';
import { type CountriesRefusal, checkCountries } from '../governance-place/check-countries.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import {
  checkFindings,
  countriesOf,
  type FindingsRefusal,
  type SkillsAssessment,
} from './skills-assessment.ts';

export type CorrectSkillsAssessmentRefusal =
  | CorrectCaseRefusal
  | FindingsRefusal
  | CountriesRefusal;

export async function correctSkillsAssessment(
  context: Context,
  { skillsAssessmentId, version, reason, ...given }: CorrectSkillsAssessmentInput,
): Promise<Result<SkillsAssessment, CorrectSkillsAssessmentRefusal>> {
  const findings = checkFindings(given);
  if (!findings.ok) return findings;
  // Countries do not go away: what is known of them now holds when the correction is written.
  const countries = await transaction(context, (tx) =>
    checkCountries(tx, context, countriesOf(findings.value)),
  );
  if (!countries.ok) return countries;
  return correctCase(context, skillsAssessmentCase, skillsAssessmentId, {
    version,
    reason,
    change: findings.value,
  });
}
