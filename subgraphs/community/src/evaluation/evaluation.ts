import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type EvaluationState = 'ASSIGNED' | 'CONFLICT' | 'SUBMITTED' | 'MODERATED' | 'FINAL';

export type EvaluationAct = 'DECLARE_CONFLICT' | 'SUBMIT' | 'MODERATE' | 'FINALISE';

/** Whoever has a conflict never scores; FINALISE comes with the ranking. */
export const evaluationLifeCycle = {
  DECLARE_CONFLICT: { from: ['ASSIGNED'], to: 'CONFLICT' },
  SUBMIT: { from: ['ASSIGNED'], to: 'SUBMITTED' },
  MODERATE: { from: ['SUBMITTED', 'MODERATED'], to: 'MODERATED' },
  FINALISE: { from: ['SUBMITTED', 'MODERATED'], to: 'FINAL' },
} as const satisfies LifeCycle<EvaluationState, EvaluationAct>;

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
  conflict: ConflictKind | null;
  /** The day on which the evaluator declared to have none; without it nothing is scored. */
  noConflictOn: string | null;
  /** For the applicant to read. */
  comment: string | null;
  moderationReason: string | null;
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
