import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AssessSkillsInput } from '../generated/resolvers.ts';
import { type CountriesRefusal, checkCountries } from '../governance-place/check-countries.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import {
  checkFindings,
  countriesOf,
  type FindingsRefusal,
  type SkillsAssessment,
} from './skills-assessment.ts';

export type AssessSkillsRefusal = ActOnCaseRefusal | FindingsRefusal | CountriesRefusal;

export async function assessSkills(
  context: Context,
  { skillsAssessmentId, version, happenedOn, ...given }: AssessSkillsInput,
): Promise<Result<SkillsAssessment, AssessSkillsRefusal>> {
  const findings = checkFindings(given);
  if (!findings.ok) return findings;
  const request = { version, happenedOn, act: 'ASSESS' as const };
  return actOnCase(
    context,
    skillsAssessmentCase,
    skillsAssessmentId,
    request,
    async (assessment, tx): Promise<Result<SkillsAssessment, CountriesRefusal>> => {
      const countries = await checkCountries(tx, context, countriesOf(findings.value));
      return countries.ok ? ok({ ...assessment, ...findings.value }) : countries;
    },
  );
}
