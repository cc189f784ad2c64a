import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { declineGrantOf } from '../grant/decline-grant-of.ts';
import type { Proposal } from './proposal.ts';

/**
 * What becomes of the grant of a proposal that is withdrawn, in the same transaction: what binds nobody
 * yet is declined, which frees the budget of the call; by a contract the association is bound.
 */
export async function releaseGrant(
  context: Context,
  tx: Tx,
  proposal: Proposal,
): Promise<Result<Proposal, ActOnCaseRefusal | 'GrantContracted'>> {
  const declined = await declineGrantOf(tx, context, proposal);
  if (declined.ok) return ok(proposal);
  return declined.refusal === 'CaseStateForbids' ? refuse('GrantContracted') : declined;
}
