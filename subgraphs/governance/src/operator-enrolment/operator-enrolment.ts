import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type OperatorEnrolmentState =
  | 'APPLIED'
  | 'ADMITTED'
  | 'ATTENDING'
  | 'COMPLETED'
  | 'DROPPED'
  | 'FAILED'
  | 'CERTIFIED';

export type OperatorEnrolmentAct =
  | 'ADMIT'
  | 'ATTEND'
  | 'TEST'
  | 'COMPLETE'
  | 'FAIL'
  | 'DROP'
  | 'CERTIFY'
  | 'REVOKE';

export const operatorEnrolmentLifeCycle = {
  ADMIT: { from: ['APPLIED'], to: 'ADMITTED' },
  ATTEND: { from: ['ADMITTED'], to: 'ATTENDING' },
  TEST: { from: ['ATTENDING'], to: 'ATTENDING' },
  COMPLETE: { from: ['ATTENDING'], to: 'COMPLETED' },
  FAIL: { from: ['ATTENDING'], to: 'FAILED' },
  DROP: { from: ['APPLIED', 'ADMITTED', 'ATTENDING'], to: 'DROPPED' },
  CERTIFY: { from: ['COMPLETED'], to: 'CERTIFIED' },
  REVOKE: { from: ['CERTIFIED'], to: 'COMPLETED' },
} as const satisfies LifeCycle<OperatorEnrolmentState, OperatorEnrolmentAct>;

export type TrainingTestResult = 'PASSED' | 'NOT_PASSED';

/** Its organisation is the employer. */
export type OperatorEnrolment = Owned<OperatorEnrolmentState> & {
  operatorId: string;
  trainingEditionId: string;
  /** Of the edition, which never changes it; policies decide by it. */
  providerId: string;
  /** Since when there is a place; null without. */
  admittedOn: string | null;
  /** The sum of what is recorded by session. */
  attendedMinutes: number;
  testResult: TrainingTestResult | null;
  /** Of the certificate that is valid. */
  certificateNumber: string | null;
};

/** Employers ask and withdraw; whatever else happens is for the provider to say. */
export function checkProvider<Known extends Pick<OperatorEnrolment, 'providerId'>>(
  enrolment: Known,
  organisation: string | null,
): Result<Known, 'OnlyProviderMay'> {
  return enrolment.providerId === organisation ? ok(enrolment) : refuse('OnlyProviderMay');
}
