import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { MayRefuse } from '#shared/undertaking/case-kind.ts';
import type { CaseAdvance } from '#shared/undertaking/case-step.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Call } from '../call/call.ts';
import { proposalUndertaking } from './proposal.repository.ts';
import type { Proposal, ProposalAct } from './proposal.ts';
import { admittedIn } from './submission.ts';

/** The call of a proposal: whoever sees the one sees the other. */
export async function getCall(tx: Tx, callId: string): Promise<Call> {
  const [call] = await findByIds(tx, callUndertaking.list, [callId]);
  if (!call) throw new Error('A proposal is of no call');
  return call;
}

/** Of what the applicant alone does: the Regione, which sees it, does not. */
export async function actAsApplicant<Refusal extends string>(
  context: Context,
  id: string,
  request: CaseAdvance<ProposalAct>,
  complete: (advanced: Proposal, tx: Tx) => MayRefuse<Proposal, Refusal>,
): Promise<Result<Proposal, ActOnCaseRefusal | Refusal>> {
  return actOnCase(
    context,
    proposalUndertaking,
    id,
    request,
    async (advanced, tx): Promise<Result<Proposal, Refusal | 'CaseNotFound'>> => {
      const { organisation } = context.viewer;
      if (advanced.organisationId !== organisation) return refuse('CaseNotFound');
      return complete(advanced, tx);
    },
  );
}

/** Of what the Regione decides before the evaluation of the call starts. */
export async function decideOnProposal<Refusal extends string>(
  context: Context,
  id: string,
  request: CaseAdvance<ProposalAct>,
  complete: (advanced: Proposal, call: Call) => Result<Proposal, Refusal>,
): Promise<Result<Proposal, ActOnCaseRefusal | Refusal | 'CallStateForbids'>> {
  return actOnCase(
    context,
    proposalUndertaking,
    id,
    request,
    async (advanced, tx): Promise<Result<Proposal, Refusal | 'CallStateForbids'>> => {
      const call = await getCall(tx, advanced.callId);
      if (!admittedIn.includes(call.state)) return refuse('CallStateForbids');
      return complete(advanced, call);
    },
  );
}
