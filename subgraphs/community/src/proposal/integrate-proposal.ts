import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { IntegrateProposalInput } from '../generated/resolvers.ts';
import { actAsApplicant, getCall } from './act-on-proposal.ts';
import { findCosts } from './proposal.repository.ts';
import { isOverdue, type Proposal } from './proposal.ts';
import { admittedIn, type BudgetRefusal, checkBudget } from './submission.ts';

type Unfit = BudgetRefusal | 'CallStateForbids' | 'IntegrationOverdue';

export type IntegrateProposalRefusal = ActOnCaseRefusal | Unfit;

export async function integrateProposal(
  context: Context,
  { proposalId, version }: IntegrateProposalInput,
): Promise<Result<Proposal, IntegrateProposalRefusal>> {
  const { today } = context;
  const request = { version, act: 'INTEGRATE' as const, happenedOn: today };
  return actAsApplicant(
    context,
    proposalId,
    request,
    async (proposal, tx): Promise<Result<Proposal, Unfit>> => {
      const call = await getCall(tx, proposal.callId);
      if (!admittedIn.includes(call.state)) return refuse('CallStateForbids');
      if (isOverdue(proposal, today)) return refuse('IntegrationOverdue');
      const integrated = { ...proposal, integrationDueOn: null };
      return checkBudget(integrated, call, await findCosts(tx, proposalId));
    },
  );
}
