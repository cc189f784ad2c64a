import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { DeclineGrantInput } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import { actAsBeneficiary } from './act-on-grant.ts';
import { findProposalOfGrant } from './grant.repository.ts';
import type { Grant } from './grant.ts';

/**
 * Who does not want a grant withdraws what it was for. The proposal is locked first, as by whoever
 * withdraws it: the two wait for each other in the same order.
 */
export async function declineGrant(
  context: Context,
  input: DeclineGrantInput,
): Promise<Result<Grant, ActOnCaseRefusal>> {
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
