import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DeclineGrantInput } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { actAsBeneficiary } from './act-on-grant.ts';
import { findGrantOfProposal, findProposalOfGrant, grantUndertaking } from './grant.repository.ts';
import type { Grant } from './grant.ts';

/**
 * Who does not want a grant withdraws what it was for. The proposal is locked first, as by whoever
 * withdraws it: the two wait for each other in the same order.
 */
export async function declineGrant(
  context: Context,
  input: DeclineGrantInput,
): Promise<Result<Grant, ActOnCaseRefusal>> {
  requireScope(context, 'community:write');
  requireId(context, 'grant', input.grantId);
  const { happenedOn } = input;
  return transaction(context, async (tx): Promise<Result<Grant, ActOnCaseRefusal>> => {
    const proposalId = await findProposalOfGrant(tx, input.grantId);
    const proposal = proposalId && (await proposalUndertaking.findForUpdate(tx, proposalId));
    if (!proposal) return refuse('CaseNotFound');
    const step = within(context, tx);
    const declined = await actAsBeneficiary(step, { ...input, act: 'DECLINE' });
    if (!declined.ok) return declined;
    const { id, version } = proposal;
    const act = { version, act: 'WITHDRAW' as const, happenedOn };
    const withdrawn = await actOnCase(step, proposalUndertaking, id, act);
    return withdrawn.ok ? declined : withdrawn;
  });
}

/**
 * Declines what a proposal was granted, as a step of its withdrawal, on the day of it: in the transaction
 * of that, which has locked the row of the proposal. Once there is a contract, it is refused.
 */
export async function declineGrantOf(
  tx: Tx,
  context: Context,
  /** As it is after it was withdrawn. */
  proposal: Pick<Proposal, 'id' | 'stateSince'>,
): Promise<Result<Grant | undefined, ActOnCaseRefusal>> {
  const grant = await findGrantOfProposal(tx, proposal.id);
  if (!grant) return ok(undefined);
  return actOnCase(within(context, tx), grantUndertaking, grant.id, {
    version: grant.version,
    act: 'DECLINE',
    happenedOn: proposal.stateSince,
  });
}
