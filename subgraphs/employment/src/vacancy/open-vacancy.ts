import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import type { OpenVacancyInput } from '../generated/resolvers.ts';
import { type ComuneRefusal, checkComune } from '../governance-place/check-comune.ts';
import { readVacancyFacts, type VacancyFactsRefusal } from './read-vacancy-facts.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { checkTerms, type Vacancy, type VacancyTermsRefusal } from './vacancy.ts';

export type VacancyRefusal = VacancyFactsRefusal | VacancyTermsRefusal | ComuneRefusal;
export type OpenVacancyRefusal = OpenUndertakingRefusal | VacancyRefusal;

export async function openVacancy(
  context: Context,
  { externalRef = null, openedOn = null, ...offer }: OpenVacancyInput,
): Promise<Result<Vacancy, OpenVacancyRefusal>> {
  requireEmployerId(context, offer.employer);
  const facts = readVacancyFacts({ ...offer, languageLevel: offer.languageLevel ?? null });
  if (!facts.ok) return facts;
  return openUndertaking(
    context,
    vacancyKind,
    { externalRef, openedOn },
    async (begun, tx): Promise<Result<Vacancy, VacancyRefusal>> => {
      const vacancy = checkTerms({ ...begun, ...facts.value, hiredCount: 0 });
      if (!vacancy.ok) return vacancy;
      const period = { from: context.today, to: null };
      const comune = await checkComune(tx, context, vacancy.value.comuneCode, period);
      return comune.ok ? vacancy : comune;
    },
  );
}
