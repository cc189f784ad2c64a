import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import type { RequestIntegrationInput } from '../generated/resolvers.ts';
import { decideOnProposal } from './act-on-proposal.ts';
import type { Proposal } from './proposal.ts';

type Unfit = 'WordsMalformed' | 'IntegrationDueMalformed';

export type RequestIntegrationRefusal = ActOnCaseRefusal | Unfit | 'CallStateForbids';

export async function requestIntegration(
  context: Context,
  { proposalId, note, dueOn, ...request }: RequestIntegrationInput,
): Promise<Result<Proposal, RequestIntegrationRefusal>> {
  const act = { ...request, act: 'REQUEST_INTEGRATION' as const };
  return decideOnProposal(context, proposalId, act, (proposal): Result<Proposal, Unfit> => {
    if (dueOn <= request.happenedOn) return refuse('IntegrationDueMalformed');
    const words = checkWords(note);
    if (!words.ok) return words;
    return ok({ ...proposal, admissionNote: words.value, integrationDueOn: dueOn });
  });
}
