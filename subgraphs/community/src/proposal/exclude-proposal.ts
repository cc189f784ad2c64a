import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { ExcludeProposalInput } from '../generated/resolvers.ts';
import { decideOnProposal } from './act-on-proposal.ts';
import { isOverdue, type Proposal } from './proposal.ts';

type Unfit = 'WordsMalformed' | 'IntegrationNotDue';

export type ExcludeProposalRefusal = ActOnCaseRefusal | Unfit | 'CallStateForbids';

export async function excludeProposal(
  context: Context,
  { proposalId, note, ...request }: ExcludeProposalInput,
): Promise<Result<Proposal, ExcludeProposalRefusal>> {
  const act = { ...request, act: 'EXCLUDE' as const };
  return decideOnProposal(context, proposalId, act, (proposal): Result<Proposal, Unfit> => {
    // Only one to which something is to be added has a day for it.
    const isAwaited = proposal.integrationDueOn !== null;
    if (isAwaited && !isOverdue(proposal, request.happenedOn)) return refuse('IntegrationNotDue');
    const words = checkWords(note);
    if (!words.ok) return words;
    return ok({ ...proposal, admissionNote: words.value });
  });
}
