import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { freedStates, type GrantState } from '../grant/grant.ts';
import { findGrantState } from './granted.repository.ts';
import type { Proposal } from './proposal.ts';

/** A grant in these states binds nobody yet. */
const declinable: readonly GrantState[] = ['OFFERED', 'ACCEPTED'];

/**
 * What becomes of the grant of a proposal that is withdrawn, in the same transaction: what binds nobody
 * yet is to be declined here, which frees the budget of the call; by a contract the association is bound.
 */
export async function releaseGrant(
  _: Context,
  tx: Tx,
  proposal: Proposal,
): Promise<Result<Proposal, 'GrantContracted'>> {
  const state = await findGrantState(tx, proposal.id);
  const isFree = state === undefined || [...declinable, ...freedStates].includes(state);
  return isFree ? ok(proposal) : refuse('GrantContracted');
}
