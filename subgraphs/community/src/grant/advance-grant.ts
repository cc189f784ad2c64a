import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import { grantUndertaking } from './grant.repository.ts';
import type { Grant } from './grant.ts';
import { findInstalments } from './grant-instalment.repository.ts';

export type AdvanceGrantRefusal = ActOnCaseRefusal | 'AdvanceUnpaid';

/** Its beneficiary starts it, or the Regione; the Regione closes it. */
export async function advanceGrant(
  context: Context,
  input: AdvanceGrantInput,
): Promise<Result<Grant, AdvanceGrantRefusal>> {
  requireScope(context, 'community:write');
  if (input.act === 'CLOSE') return actAsRegione(context, input);
  const { grantId, ...request } = input;
  return actOnCase(
    context,
    grantUndertaking,
    grantId,
    request,
    async (grant, tx): Promise<Result<Grant, 'AdvanceUnpaid'>> => {
      const instalments = await findInstalments(tx, grantId);
      const isUnpaid = instalments.some(({ kind, paidOn }) => kind === 'ADVANCE' && !paidOn);
      return isUnpaid ? refuse('AdvanceUnpaid') : ok(grant);
    },
  );
}
