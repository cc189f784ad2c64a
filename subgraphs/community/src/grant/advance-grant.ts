import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import { grantUndertaking } from './grant.repository.ts';
import type { Grant, InstalmentKind } from './grant.ts';
import { findInstalments } from './grant-instalment.repository.ts';

type Unfit = 'AdvanceUnpaid' | 'RecoveryUnpaid';

export type AdvanceGrantRefusal = ActOnCaseRefusal | Unfit;

/** Its beneficiary starts it, or the Regione; the Regione closes it. */
export async function advanceGrant(
  context: Context,
  input: AdvanceGrantInput,
): Promise<Result<Grant, AdvanceGrantRefusal>> {
  if (input.act === 'CLOSE') {
    requireScope(context, 'community:decide');
    return actAsRegione(context, input, (grant, tx) =>
      unlessUnpaid(tx, grant, 'RECOVERY', 'RecoveryUnpaid'),
    );
  }
  const { grantId, ...request } = input;
  return actOnCase(context, grantUndertaking, grantId, request, (grant, tx) =>
    unlessUnpaid(tx, grant, 'ADVANCE', 'AdvanceUnpaid'),
  );
}

async function unlessUnpaid<Refusal extends Unfit>(
  tx: Tx,
  grant: Grant,
  unpaid: InstalmentKind,
  refusal: Refusal,
): Promise<Result<Grant, Refusal>> {
  const instalments = await findInstalments(tx, grant.id);
  const isUnpaid = instalments.some(({ kind, paidOn }) => kind === unpaid && !paidOn);
  return isUnpaid ? refuse(refusal) : ok(grant);
}
