import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import {
  type CourseEdition,
  enrollingStates,
  openPlaces,
} from '../course-edition/course-edition.ts';

export type CourseEnrolmentState =
  | 'WAITLISTED'
  | 'ENROLLED'
  | 'ATTENDING'
  | 'COMPLETED'
  | 'DROPPED'
  | 'TRANSFERRED'
  | 'TESTED'
  | 'CERTIFIED';

export type CourseEnrolmentAct =
  | 'ENROL'
  | 'ATTEND'
  | 'COMPLETE'
  | 'DROP'
  | 'TRANSFER'
  | 'TEST'
  | 'CERTIFY';

const beforeItsEnd = ['WAITLISTED', 'ENROLLED', 'ATTENDING'] as const;

export const courseEnrolmentLifeCycle = {
  ENROL: { from: ['WAITLISTED'], to: 'ENROLLED' },
  ATTEND: { from: ['ENROLLED'], to: 'ATTENDING' },
  COMPLETE: { from: ['ATTENDING'], to: 'COMPLETED' },
  DROP: { from: beforeItsEnd, to: 'DROPPED' },
  TRANSFER: { from: beforeItsEnd, to: 'TRANSFERRED' },
  TEST: { from: ['COMPLETED'], to: 'TESTED' },
  CERTIFY: { from: ['TESTED'], to: 'CERTIFIED' },
} as const satisfies LifeCycle<CourseEnrolmentState, CourseEnrolmentAct>;

export type CourseDropReason =
  | 'FOUND_WORK'
  | 'MOVED_AWAY'
  | 'NOT_REACHED'
  | 'OWN_CHOICE'
  | 'HEALTH_OR_CARE'
  | 'COURSE_CANCELLED'
  | 'OTHER';

export type CourseEnrolment = Case<CourseEnrolmentState> & {
  courseEditionId: string;
  /** Of the edition, which never changes it; policies decide by it. */
  providerId: string;
  dropReason: CourseDropReason | null;
  transferredToId: string | null;
};

export type PlaceRefusal = 'CourseEditionNotEnrolling' | 'CourseEditionOver' | 'NoPlaceLeft';

type Asking = { on: string; waitIfFull: boolean };

/** The state in which somebody comes into an edition: with a place, or waiting for one. */
export function askForPlace(
  edition: CourseEdition,
  { on, waitIfFull }: Asking,
): Result<'ENROLLED' | 'WAITLISTED', PlaceRefusal> {
  if (!enrollingStates.includes(edition.state)) return refuse('CourseEditionNotEnrolling');
  if (on > edition.endsOn) return refuse('CourseEditionOver');
  if (openPlaces(edition) > 0) return ok('ENROLLED');
  return waitIfFull ? ok('WAITLISTED') : refuse('NoPlaceLeft');
}

/** What provider and partners agree on is never seen of a draft but by its provider. */
export function isOfferedTo(
  edition: CourseEdition | undefined,
  organisationId: string,
): edition is CourseEdition {
  if (!edition) return false;
  return edition.state !== 'DRAFT' || edition.organisationId === organisationId;
}
