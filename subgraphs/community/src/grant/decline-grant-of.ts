import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { within } from '#shared/database/within.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { findGrantOfProposal, grantUndertaking } from './grant.repository.ts';
import { freedStates, type Grant, type GrantState } from './grant.ts';

const isOver = (state: GrantState) => (freedStates as readonly GrantState[]).includes(state);

/**
 * Declines what a proposal was granted, as a step of its withdrawal, on the day of it: in the transaction
 * of that, which has locked the row of the proposal. Once there is a contract, it is refused; what is over
 * already stays as it is.
 */
export async function declineGrantOf(
  tx: Tx,
  context: Context,
  /** As it is after it was withdrawn. */
  proposal: Pick<Proposal, 'id' | 'stateSince'>,
): Promise<Result<Grant | undefined, ActOnCaseRefusal>> {
  const grant = await findGrantOfProposal(tx, proposal.id);
  if (!grant || isOver(grant.state)) return ok(grant);
  return actOnCase(within(context, tx), grantUndertaking, grant.id, {
    version: grant.version,
    act: 'DECLINE',
    happenedOn: proposal.stateSince,
  });
}
