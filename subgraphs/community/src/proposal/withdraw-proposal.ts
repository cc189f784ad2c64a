import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { WithdrawProposalInput } from '../generated/resolvers.ts';
import { actAsApplicant } from './act-on-proposal.ts';
import type { Proposal } from './proposal.ts';
import { releaseGrant } from './release-grant.ts';

export type WithdrawProposalRefusal = ActOnCaseRefusal | 'GrantContracted';

export async function withdrawProposal(
  context: Context,
  { proposalId, ...request }: WithdrawProposalInput,
): Promise<Result<Proposal, WithdrawProposalRefusal>> {
  const act = { ...request, act: 'WITHDRAW' as const };
  return actAsApplicant(context, proposalId, act, (proposal, tx) =>
    releaseGrant(context, tx, proposal),
  );
}
