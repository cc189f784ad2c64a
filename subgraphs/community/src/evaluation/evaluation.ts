import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type EvaluationState =
  | 'ASSIGNED'
  | 'CONFLICT'
  | 'RELEASED'
  | 'SUBMITTED'
  | 'MODERATED'
  | 'EXCLUDED'
  | 'FINAL';

export type EvaluationAct =
  | 'DECLARE_CONFLICT'
  | 'RELEASE'
  | 'SUBMIT'
  | 'MODERATE'
  | 'EXCLUDE'
  | 'FINALISE';

/**
 * Whoever has a conflict never scores. The Regione releases who does not answer, and excludes what was scored and
 * must not count; FINALISE comes with the ranking.
 */
export const evaluationLifeCycle = {
  DECLARE_CONFLICT: { from: ['ASSIGNED'], to: 'CONFLICT' },
  RELEASE: { from: ['ASSIGNED'], to: 'RELEASED' },
  SUBMIT: { from: ['ASSIGNED'], to: 'SUBMITTED' },
  MODERATE: { from: ['SUBMITTED', 'MODERATED'], to: 'MODERATED' },
  EXCLUDE: { from: ['SUBMITTED', 'MODERATED'], to: 'EXCLUDED' },
  FINALISE: { from: ['SUBMITTED', 'MODERATED'], to: 'FINAL' },
} as const satisfies LifeCycle<EvaluationState, EvaluationAct>;

/** Nothing of these counts in a ranking, and none holds it up. */
const uncountedStates: readonly EvaluationState[] = ['CONFLICT', 'RELEASED', 'EXCLUDED'];

export function counts({ state }: Pick<Evaluation, 'state'>): boolean {
  return !uncountedStates.includes(state);
}

export type ConflictKind = 'MEMBER' | 'EMPLOYEE' | 'FAMILY' | 'FINANCIAL' | 'RIVAL' | 'OTHER';

/** Of a proposal by one evaluator; its organisation is that of the call. */
export type Evaluation = Owned<EvaluationState> & {
  callId: string;
  proposalId: string;
  /** That of the proposal, which may read what is final. */
  applicantId: string;
  /** Whom the evaluator works for, and the subject of their access token. */
  evaluatorOrganisationId: string;
  evaluatorSubject: string;
  /** As the evaluator declared it, or as it was found once they had scored. */
  conflict: ConflictKind | null;
  /** The day on which the evaluator declared to have none; without it nothing is scored. */
  noConflictOn: string | null;
  /** For the applicant to read. */
  comment: string | null;
  moderationReason: string | null;
  /** Why the evaluator was released, or what they scored excluded. */
  setAsideReason: string | null;
};

export type EvaluationScore = {
  evaluationId: string;
  /** The criterion of the call. */
  code: string;
  /** As given, with two decimals. */
  given: string;
  /** As agreed on by the commission; null where nothing was moderated. */
  moderated: string | null;
};
