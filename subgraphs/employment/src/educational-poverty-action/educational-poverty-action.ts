import { yearsBetween } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { latestBirthDate, type PlainFacts } from '../person-facts/person-facts.ts';

export type EducationalPovertyActionState = 'PLANNED' | 'RUNNING' | 'CLOSED';

export type EducationalPovertyActionAct = 'START' | 'CLOSE';

export const educationalPovertyActionLifeCycle = {
  START: { from: ['PLANNED'], to: 'RUNNING' },
  // What is planned may be called off.
  CLOSE: { from: ['PLANNED', 'RUNNING'], to: 'CLOSED' },
} as const satisfies LifeCycle<EducationalPovertyActionState, EducationalPovertyActionAct>;

export type EducationalPovertyActionKind =
  | 'HOMEWORK_SUPPORT'
  | 'LANGUAGE_SUPPORT'
  | 'SUMMER_SCHOOL'
  | 'FAMILY_SCHOOL_MEDIATION'
  | 'DIGITAL_DEVICES'
  | 'SPORT_AND_CULTURE';

export type EducationalPovertyAction = Owned<EducationalPovertyActionState> & {
  kind: EducationalPovertyActionKind;
  schoolName: string;
  schoolCode: string | null;
  comuneCode: string;
  hours: number;
  families: number;
  minorsCount: number;
  startsOn: string;
  startedOn: string | null;
  closedOn: string | null;
};

type Planned = Pick<EducationalPovertyAction, 'schoolName' | 'schoolCode' | 'hours' | 'families'>;

export type EnrolledMinor = {
  actionId: string;
  personRecordId: string;
  enrolledOn: string;
};

/** Codice meccanografico: the province, the kind of school, its number, and a check character. */
const schoolCodeForm = /^[A-Z]{2}[A-Z0-9]{7}[A-Z0-9]$/;
const longestName = 200;
const most = 10_000;

export type PlanRefusal = 'SchoolMalformed' | 'CountOutOfRange';

export function checkPlanned<Known extends Planned>(known: Known): Result<Known, PlanRefusal> {
  const { schoolCode, hours, families } = known;
  const schoolName = known.schoolName.trim();
  const isNamed = schoolName.length > 0 && schoolName.length <= longestName;
  const isCoded = schoolCode === null || schoolCodeForm.test(schoolCode);
  if (!isNamed || !isCoded) return refuse('SchoolMalformed');
  const isCounted = hours >= 1 && hours <= most && families >= 0 && families <= most;
  return isCounted ? ok({ ...known, schoolName }) : refuse('CountOutOfRange');
}

/** What an act does beside moving an action on. */
export function goOn(
  known: EducationalPovertyAction,
  act: EducationalPovertyActionAct,
): EducationalPovertyAction {
  const { stateSince } = known;
  return act === 'START' ? { ...known, startedOn: stateSince } : { ...known, closedOn: stateSince };
}

const majority = 18;

type Born = Pick<PlainFacts, 'birthDate' | 'birthDatePrecision'>;

export type MinorRefusal = 'PersonNotMinor' | 'GuardianRequired';

/** As of consents: of whom it is known roughly when they were born, while they may be a minor. */
export function checkMinor(
  born: Born,
  hasGuardian: boolean,
  day: string,
): Result<true, MinorRefusal> {
  const birthDate = latestBirthDate(born);
  const isMinor = birthDate !== null && yearsBetween(birthDate, day) < majority;
  if (!isMinor) return refuse('PersonNotMinor');
  return hasGuardian ? ok(true) : refuse('GuardianRequired');
}
