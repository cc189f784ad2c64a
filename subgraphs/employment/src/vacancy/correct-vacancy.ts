import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { employerOf } from '../employer/employer.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import type { CorrectVacancyInput } from '../generated/resolvers.ts';
import { checkComune } from '../governance-place/check-comune.ts';
import type { VacancyRefusal } from './open-vacancy.ts';
import { type GivenVacancy, readVacancyFacts } from './read-vacancy-facts.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { checkTerms, type Vacancy } from './vacancy.ts';

export type CorrectVacancyRefusal = CorrectCaseRefusal | VacancyRefusal;

export async function correctVacancy(
  context: Context,
  { vacancyId, version, reason, ...change }: CorrectVacancyInput,
): Promise<Result<Vacancy, CorrectVacancyRefusal>> {
  requireId(context, 'vacancy', vacancyId);
  requireEmployerId(context, change.employer);
  const known = await readOne(context, vacancyKind.list, vacancyId);
  if (!known) return refuse('CaseNotFound');
  const facts = readVacancyFacts({ ...givenAs(known), ...givenFields(change) });
  if (!facts.ok) return facts;
  const correction = { version, reason, change: facts.value };
  return correctCase(
    context,
    vacancyKind,
    vacancyId,
    correction,
    async (corrected, tx): Promise<Result<Vacancy, VacancyRefusal>> => {
      const checked = checkTerms(corrected);
      if (!checked.ok) return checked;
      const period = { from: context.today, to: null };
      const comune = await checkComune(tx, context, checked.value.comuneCode, period);
      return comune.ok ? checked : comune;
    },
  );
}

/** As somebody would say what is known of it. */
function givenAs(known: Vacancy): GivenVacancy {
  const { occupation, atecoCode, contract, weeklyHours, comuneCode } = known;
  const { places, languageLevel, closesOn } = known;
  return {
    ...{ occupation, atecoCode, contract, weeklyHours, comuneCode },
    ...{ places, languageLevel, closesOn },
    employer: employerOf(known),
  };
}
