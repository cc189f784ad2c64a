import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { ProposeForVacancyInput } from '../generated/resolvers.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { takesProposalsOn } from '../vacancy/vacancy.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import type { VacancyMatch } from './vacancy-match.ts';

type ProposalRefusal = 'VacancyNotFound' | 'VacancyNotOpen' | 'AlreadyProposed';

export type ProposeForVacancyRefusal = OpenCaseRefusal | ProposalRefusal;

/** The index `vacancy_match_once` decides, so that nobody is proposed twice. */
export async function proposeForVacancy(
  context: Context,
  { vacancyId, ...opening }: ProposeForVacancyInput,
): Promise<Result<VacancyMatch, ProposeForVacancyRefusal>> {
  requireId(context, 'vacancy', vacancyId);
  return openCase(
    context,
    vacancyMatchCase,
    opening,
    async (begun, { tx }): Promise<Result<VacancyMatch, ProposalRefusal>> => {
      const [vacancy] = await findByIds(tx, vacancyKind.list, [vacancyId]);
      if (!vacancy) return refuse('VacancyNotFound');
      if (!takesProposalsOn(vacancy, begun.openedOn)) return refuse('VacancyNotOpen');
      return ok({ ...begun, vacancyId });
    },
    'AlreadyProposed',
  );
}
