import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenResearchActionInput } from '../generated/resolvers.ts';
import { checkUniversity } from './check-university.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import { checkTold, type ResearchAction, type ResearchToldRefusal } from './research-action.ts';

type Unfit = ResearchToldRefusal | 'NotAUniversity';

export type OpenResearchActionRefusal = OpenUndertakingRefusal | Unfit;

export async function openResearchAction(
  context: Context,
  { externalRef, openedOn, ...asked }: OpenResearchActionInput,
): Promise<Result<ResearchAction, OpenResearchActionRefusal>> {
  const { dataManagementPlanUrl = null } = asked;
  return openUndertaking(
    context,
    researchActionUndertaking,
    { externalRef: externalRef ?? null, openedOn: openedOn ?? null },
    async (begun, tx): Promise<Result<ResearchAction, Unfit>> => {
      const university = await checkUniversity(tx, begun.organisationId);
      if (!university.ok) return university;
      const told = checkTold({ ...asked, dataManagementPlanUrl });
      if (!told.ok) return told;
      return ok({ ...begun, ...told.value, clearanceExpiresOn: null, approvedOn: null });
    },
  );
}
