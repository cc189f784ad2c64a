import type { Viewer } from '#shared/identity/viewer.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Association } from '../association/association.ts';
import type { Proposal } from '../proposal/proposal.ts';
import type { Evaluation } from './evaluation.ts';

/** Of an access token: whom somebody works for, and who they are there. */
export type Evaluator = Pick<Evaluation, 'evaluatorOrganisationId' | 'evaluatorSubject'>;

/** Scores are given by the very person who was asked, and by nobody else of their organisation. */
export function isEvaluator(
  { evaluatorOrganisationId, evaluatorSubject }: Evaluator,
  { organisation, subject }: Viewer,
): boolean {
  return evaluatorOrganisationId === organisation && evaluatorSubject === subject;
}

/** Who may know by whom a proposal was evaluated, and read what could say so: the Regione, and whoever did it. */
export function mayKnowEvaluator(evaluator: Evaluator, viewer: Viewer): boolean {
  return viewer.role === 'COORDINATOR' || isEvaluator(evaluator, viewer);
}

const longestSubject = 100;

export type EvaluatorRefusal = 'EvaluatorSubjectMalformed' | 'EvaluatorHasConflict';

/** Nobody evaluates what their own organisation would gain by. */
export function checkEvaluator(
  evaluator: Evaluator,
  { organisationId, partnerIds }: Pick<Proposal, 'organisationId' | 'partnerIds'>,
  { ownOrganisationId, supporterId }: Pick<Association, 'ownOrganisationId' | 'supporterId'>,
): Result<Evaluator, EvaluatorRefusal> {
  const { evaluatorOrganisationId, evaluatorSubject } = evaluator;
  if (!isPublicText(evaluatorSubject) || evaluatorSubject.length > longestSubject) {
    return refuse('EvaluatorSubjectMalformed');
  }
  const interested = [organisationId, ownOrganisationId, supporterId, ...partnerIds];
  return interested.includes(evaluatorOrganisationId)
    ? refuse('EvaluatorHasConflict')
    : ok(evaluator);
}
