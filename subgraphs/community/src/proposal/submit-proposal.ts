import type { Context } from '#shared/context.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { associationList } from '../association/association.repository.ts';
import { findCallForShare } from '../call/call.repository.ts';
import type { SubmitProposalInput } from '../generated/resolvers.ts';
import { actAsApplicant } from './act-on-proposal.ts';
import { findCosts } from './proposal.repository.ts';
import type { Proposal } from './proposal.ts';
import { checkSubmission, type SubmissionRefusal } from './submission.ts';

export type SubmitProposalRefusal = ActOnCaseRefusal | SubmissionRefusal;

/** The call stays open until the proposal is in: whoever closes it waits, and finds it submitted. */
export async function submitProposal(
  context: Context,
  { proposalId, version }: SubmitProposalInput,
): Promise<Result<Proposal, SubmitProposalRefusal>> {
  const request = { version, act: 'SUBMIT' as const, happenedOn: context.today };
  return actAsApplicant(
    context,
    proposalId,
    request,
    async (proposal, tx): Promise<Result<Proposal, SubmissionRefusal>> => {
      const call = await findCallForShare(tx, proposal.callId);
      if (!call) return refuse('CallNotOpen');
      const [association] = await findByIds(tx, associationList, [proposal.associationId]);
      const costs = await findCosts(tx, proposalId);
      return checkSubmission(proposal, call, association, costs, context);
    },
  );
}
