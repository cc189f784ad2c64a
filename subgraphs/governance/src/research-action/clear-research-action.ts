import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ClearResearchActionInput } from '../generated/resolvers.ts';
import { checkClearance } from './ethics-clearance.ts';
import { insertClearance, researchActionUndertaking } from './research-action.repository.ts';
import type { ResearchAction } from './research-action.ts';

type Unfit = 'EthicsClearanceMalformed';

export type ClearResearchActionRefusal = ActOnCaseRefusal | Unfit;

export async function clearResearchAction(
  context: Context,
  { researchActionId, version, happenedOn, ...given }: ClearResearchActionInput,
  /** Before fieldwork, or in it. */
  act: 'CLEAR' | 'RENEW_CLEARANCE' = 'CLEAR',
): Promise<Result<ResearchAction, ClearResearchActionRefusal>> {
  return actOnCase(
    context,
    researchActionUndertaking,
    researchActionId,
    { version, act, happenedOn },
    async (action, tx): Promise<Result<ResearchAction, Unfit>> => {
      const clearance = checkClearance({ ...given, givenOn: happenedOn });
      if (!clearance.ok) return clearance;
      await insertClearance(tx, action, clearance.value);
      return ok({ ...action, clearanceExpiresOn: given.expiresOn });
    },
  );
}
