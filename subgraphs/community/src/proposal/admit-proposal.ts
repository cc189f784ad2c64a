import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { AdmitProposalInput } from '../generated/resolvers.ts';
import { decideOnProposal } from './act-on-proposal.ts';
import type { Proposal } from './proposal.ts';

export type AdmitProposalRefusal = ActOnCaseRefusal | 'CallStateForbids' | 'MigrantLedRequired';

/** What the applicant declared is not taken for granted where the call asks for it. */
export async function admitProposal(
  context: Context,
  { proposalId, migrantLedConfirmed, ...request }: AdmitProposalInput,
): Promise<Result<Proposal, AdmitProposalRefusal>> {
  const act = { ...request, act: 'ADMIT' as const };
  return decideOnProposal(
    context,
    proposalId,
    act,
    (proposal, { migrantLedOnly }): Result<Proposal, 'MigrantLedRequired'> => {
      if (migrantLedOnly && !migrantLedConfirmed) return refuse('MigrantLedRequired');
      return ok({ ...proposal, migrantLedConfirmed });
    },
  );
}
