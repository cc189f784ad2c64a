import { addDays } from '#shared/clock.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { isComuneCode } from '../case-step/territory-codes.ts';
import type { CefrLevel, CourseKind } from '../course/course.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';

export type CourseEditionState =
  | 'DRAFT'
  | 'PUBLISHED'
  | 'ENROLLING'
  | 'RUNNING'
  | 'EXAM'
  | 'CLOSED'
  | 'CANCELLED';

export type CourseEditionAct =
  | 'PUBLISH'
  | 'OPEN_ENROLMENT'
  | 'START'
  | 'EXAMINE'
  | 'CLOSE'
  | 'CANCEL';

export const courseEditionLifeCycle = {
  PUBLISH: { from: ['DRAFT'], to: 'PUBLISHED' },
  OPEN_ENROLMENT: { from: ['PUBLISHED'], to: 'ENROLLING' },
  START: { from: ['ENROLLING'], to: 'RUNNING' },
  EXAMINE: { from: ['RUNNING'], to: 'EXAM' },
  // Not every course ends with an exam.
  CLOSE: { from: ['RUNNING', 'EXAM'], to: 'CLOSED' },
  CANCEL: { from: ['DRAFT', 'PUBLISHED', 'ENROLLING', 'RUNNING'], to: 'CANCELLED' },
} as const satisfies LifeCycle<CourseEditionState, CourseEditionAct>;

/** In which somebody can be enrolled. */
export const enrollingStates: readonly CourseEditionState[] = ['ENROLLING', 'RUNNING'];

export type CourseTime = 'MORNING' | 'AFTERNOON' | 'EVENING' | 'WEEKEND';

export type CourseMode = 'IN_PERSON' | 'ONLINE' | 'BLENDED';

export type CourseEdition = Owned<CourseEditionState> & {
  courseId: string;
  /** Of its course, which never changes them; beside the edition so that one index follows both. */
  kind: CourseKind;
  cefrLevel: CefrLevel | null;
  startsOn: string;
  /** Last day. */
  endsOn: string;
  places: number;
  /** Counted by the database as enrolments come and go. */
  placesTaken: number;
  childcare: boolean;
  /** ISTAT code; null where only online. */
  comuneCode: string | null;
  accessPointId: string | null;
  venue: string | null;
  /** A place of the programme, which community keeps. */
  placeId: string | null;
  times: CourseTime[];
  mode: CourseMode;
};

/** How many could be enrolled now. */
export function openPlaces({
  state,
  places,
  placesTaken,
}: Pick<CourseEdition, 'state' | 'places' | 'placesTaken'>): number {
  return enrollingStates.includes(state) ? places - placesTaken : 0;
}

type Offered = Pick<CourseEdition, 'startsOn' | 'endsOn' | 'places' | 'venue'>;

export type OfferedRefusal = 'CoursePeriodMalformed' | 'PlacesMalformed' | 'VenueMalformed';

const mostDays = 730;

export function checkOffered<Given extends Offered>(given: Given): Result<Given, OfferedRefusal> {
  const { startsOn, endsOn, places, venue } = given;
  const isPeriod = startsOn <= endsOn && endsOn < addDays(startsOn, mostDays);
  if (!isPeriod || startsOn < programmeBegan) return refuse('CoursePeriodMalformed');
  if (places < 1 || places > 1_000) return refuse('PlacesMalformed');
  if (venue !== null && !isPublicText(venue)) return refuse('VenueMalformed');
  return ok(given);
}

type Place = Pick<CourseEdition, 'mode' | 'comuneCode'>;

export type PlaceRefusal = 'CoursePlaceMissing' | 'ComuneCodeMalformed';

/** What is not held online alone is held somewhere. */
export function checkPlace({ mode, comuneCode }: Place): Result<Place, PlaceRefusal> {
  if (comuneCode === null && mode !== 'ONLINE') return refuse('CoursePlaceMissing');
  if (comuneCode !== null && !isComuneCode(comuneCode)) return refuse('ComuneCodeMalformed');
  return ok({ mode, comuneCode });
}

/** What is corrected leaves everybody the place they have. */
export function checkCorrected(
  edition: CourseEdition,
): Result<CourseEdition, OfferedRefusal | 'PlacesTaken'> {
  const offered = checkOffered(edition);
  if (!offered.ok) return offered;
  return edition.placesTaken > edition.places ? refuse('PlacesTaken') : ok(edition);
}
