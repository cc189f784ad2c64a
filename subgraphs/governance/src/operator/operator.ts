import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type OperatorState = 'INVITED' | 'ACTIVE' | 'SUSPENDED' | 'LEFT';

export type OperatorAct = 'ACTIVATE' | 'SUSPEND' | 'RESUME' | 'LEAVE';

export const operatorLifeCycle = {
  ACTIVATE: { from: ['INVITED'], to: 'ACTIVE' },
  SUSPEND: { from: ['ACTIVE'], to: 'SUSPENDED' },
  RESUME: { from: ['SUSPENDED'], to: 'ACTIVE' },
  LEAVE: { from: ['INVITED', 'ACTIVE', 'SUSPENDED'], to: 'LEFT' },
} as const satisfies LifeCycle<OperatorState, OperatorAct>;

export type OperatorRole =
  | 'CASE_WORKER'
  | 'COORDINATOR'
  | 'MEDIATOR'
  | 'TRAINER'
  | 'MANAGER'
  | 'OTHER';

export type Operator = Owned<OperatorState> & {
  givenName: string;
  familyName: string;
  role: OperatorRole;
  /** Of their access token: other domains know them by it. */
  subject: string | null;
  /** Of employment, which this domain does not ask. */
  accessPointId: string | null;
  /** First completion of a training; kept here, since enrolments are seen by employer and provider alone. */
  trainedOn: string | null;
  /** Attended in trainings that were completed. */
  trainedMinutes: number;
};

/** What only the employer knows, and only until they leave. */
export type OperatorDetails = { email: string; qualifications: string[] };

type Named = Pick<Operator, 'givenName' | 'familyName'>;

function checkName<Given extends Named>(given: Given): Result<Given, 'OperatorNameMalformed'> {
  const isNamed = isPublicText(given.givenName) && isPublicText(given.familyName);
  return isNamed ? ok(given) : refuse('OperatorNameMalformed');
}

export type SubjectRefusal = 'OperatorNameMalformed' | 'OperatorSubjectMalformed';

export function checkNamed<Given extends Named & Pick<Operator, 'subject'>>(
  given: Given,
): Result<Given, SubjectRefusal> {
  const { subject } = given;
  const isSubject = subject === null || (isPublicText(subject) && subject.length <= 100);
  return isSubject ? checkName(given) : refuse('OperatorSubjectMalformed');
}

export type DetailsRefusal = 'OperatorEmailMalformed' | 'QualificationsMalformed';

const mostQualifications = 20;

/** Addresses are compared and kept in lower case: nobody has two that differ by that alone. */
export function checkDetails(given: OperatorDetails): Result<OperatorDetails, DetailsRefusal> {
  const email = given.email.trim().toLowerCase();
  const isAddress = /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]+\.[^\s@.\p{Cc}]+$/u.test(email);
  if (!isAddress || email.length > 254) return refuse('OperatorEmailMalformed');
  const qualifications = [...new Set(given.qualifications)];
  const areTold = qualifications.every(isPublicText) && qualifications.length <= mostQualifications;
  return areTold ? ok({ email, qualifications }) : refuse('QualificationsMalformed');
}
