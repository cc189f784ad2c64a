import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { associationUndertaking } from '../association/association.repository.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { AssignEvaluationInput } from '../generated/resolvers.ts';
import { proposalUndertaking } from '../proposal/proposal.repository.ts';
import { evaluationUndertaking, findCallOf } from './evaluation.repository.ts';
import type { Evaluation } from './evaluation.ts';
import { checkEvaluator, type EvaluatorRefusal } from './evaluator.ts';

type Unfit =
  | EvaluatorRefusal
  | 'CaseNotFound'
  | 'CaseStateForbids'
  | 'CaseTooEarly'
  | 'EvaluatorAlreadyAssigned';

export type AssignEvaluationRefusal = OpenUndertakingRefusal | Unfit;

/** The call is locked first, as by who ranks it: nothing is assigned meanwhile that would not count. */
export async function assignEvaluation(
  context: Context,
  { proposalId, evaluatorOrganisationId, evaluatorSubject, ...given }: AssignEvaluationInput,
): Promise<Result<Evaluation, AssignEvaluationRefusal>> {
  requireId(context, 'proposal', proposalId);
  requireId(context, 'organisation', evaluatorOrganisationId);
  return openUndertaking(
    context,
    evaluationUndertaking,
    given,
    async (begun, tx): Promise<Result<Evaluation, Unfit>> => {
      const callId = await findCallOf(tx, proposalId);
      const call = callId && (await callUndertaking.findForUpdate(tx, callId));
      const proposal = call && (await proposalUndertaking.findForUpdate(tx, proposalId));
      if (!proposal || call.organisationId !== begun.organisationId) return refuse('CaseNotFound');
      if (call.state !== 'EVALUATING' || proposal.state !== 'ADMISSIBLE') {
        return refuse('CaseStateForbids');
      }
      if (begun.openedOn < proposal.stateSince) return refuse('CaseTooEarly');
      const applicant = await associationUndertaking.findForUpdate(tx, proposal.associationId);
      if (!applicant) throw new Error('A proposal is of no association');
      const named = { evaluatorOrganisationId, evaluatorSubject };
      const evaluator = checkEvaluator(named, proposal, applicant);
      if (!evaluator.ok) return evaluator;
      return ok({
        ...begun,
        ...evaluator.value,
        callId: call.id,
        proposalId,
        applicantId: proposal.organisationId,
        conflict: null,
        noConflictOn: null,
        comment: null,
        moderationReason: null,
        setAsideReason: null,
      });
    },
    'EvaluatorAlreadyAssigned',
  );
}
