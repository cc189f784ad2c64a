import { yearsBetween } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

export type EnrolmentState =
  | 'REGISTERED'
  | 'ELIGIBLE'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'COMPLETED'
  | 'DROPPED'
  | 'TRANSFERRED'
  | 'INELIGIBLE';

export type WorkPackage = 'WP0' | 'WP1' | 'WP2' | 'WP3';

export type AgeBracket = 'UNDER_18' | 'FROM_18_TO_60' | 'OVER_60';

export type Enrolment = {
  id: string;
  personRecordId: string;
  personId: string;
  accessPointId: string;
  organisationId: string;
  workPackage: WorkPackage;
  state: EnrolmentState;
  enrolledOn: string;
  exitedOn: string | null;
  exitReason: EnrolmentExitReason | null;
  ageBracket: AgeBracket | null;
  /** The partner's own name for it. */
  externalRef: string | null;
  version: number;
};

export type EnrolmentExitReason =
  | 'FOUND_WORK'
  | 'MOVED_AWAY'
  | 'NOT_REACHED'
  | 'OWN_CHOICE'
  | 'HEALTH_OR_CARE'
  | 'OTHER';

/** What came to pass; `number` is the version of the enrolment to which it led. */
export type EnrolmentStep = {
  enrolmentId: string;
  number: number;
  act: EnrolmentAct | null;
  state: EnrolmentState;
  happenedOn: string;
  recordedAt: Date;
};

export type EnrolmentOverlap = {
  first: Enrolment;
  second: Enrolment;
  validFrom: string;
  validTo: string | null;
};

/** While both hold: from the later entry to the earlier exit. */
export function overlapOf(first: Enrolment, second: Enrolment): EnrolmentOverlap {
  const exits = [first.exitedOn, second.exitedOn].filter((day) => day !== null).sort();
  const validFrom = first.enrolledOn > second.enrolledOn ? first.enrolledOn : second.enrolledOn;
  return { first, second, validFrom, validTo: exits[0] ?? null };
}

export type NewEnrolment = Omit<Enrolment, 'id'>;

export type EnrolmentAct =
  | 'DECLARE_ELIGIBLE'
  | 'ACTIVATE'
  | 'SUSPEND'
  | 'RESUME'
  | 'COMPLETE'
  | 'DROP'
  | 'TRANSFER'
  | 'DECLARE_INELIGIBLE';

const open = ['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED'] as const;

export const enrolmentLifeCycle = {
  DECLARE_ELIGIBLE: { from: ['REGISTERED'], to: 'ELIGIBLE' },
  ACTIVATE: { from: ['ELIGIBLE'], to: 'ACTIVE' },
  SUSPEND: { from: ['ACTIVE'], to: 'SUSPENDED' },
  RESUME: { from: ['SUSPENDED'], to: 'ACTIVE' },
  COMPLETE: { from: ['ACTIVE'], to: 'COMPLETED' },
  DROP: { from: open, to: 'DROPPED' },
  TRANSFER: { from: open, to: 'TRANSFERRED' },
  DECLARE_INELIGIBLE: { from: open, to: 'INELIGIBLE' },
} as const satisfies LifeCycle<EnrolmentState, EnrolmentAct>;

export type AdvanceEnrolmentRefusal =
  | 'EnrolmentChanged'
  | 'EnrolmentStateForbids'
  | 'EnrolmentInFuture'
  | 'EnrolmentTooEarly'
  | 'ExitReasonMissing';

export type EnrolmentAdvance = {
  version: number;
  act: EnrolmentAct;
  happenedOn: string;
  exitReason?: EnrolmentExitReason | null;
};

/** What an enrolment becomes by an act, if nobody changed it since the caller read it. */
export function advance(
  enrolment: Enrolment,
  { version, act, happenedOn, exitReason = null }: EnrolmentAdvance,
  { lastOn, today }: { lastOn: string; today: string },
): Result<Enrolment, AdvanceEnrolmentRefusal> {
  if (enrolment.version !== version) return refuse('EnrolmentChanged');
  const next = transition(enrolmentLifeCycle, enrolment.state, act, 'EnrolmentStateForbids');
  if (!next.ok) return next;
  if (happenedOn > today) return refuse('EnrolmentInFuture');
  if (happenedOn < lastOn) return refuse('EnrolmentTooEarly');
  if ((act === 'DROP') !== (exitReason !== null)) return refuse('ExitReasonMissing');
  const exitedOn = isEnded(next.value) ? happenedOn : null;
  return ok({ ...enrolment, state: next.value, exitedOn, exitReason, version: version + 1 });
}

function isEnded(state: EnrolmentState): boolean {
  return !(open as readonly EnrolmentState[]).includes(state);
}

/** The one under which the programme supports people. */
export const notice = 'AVVISO_1_2023';

/** The programme began in March 2025 (Univr Magazine, 1 July 2025). */
export const programmeBegan = '2025-03-01';

export type EnrolmentRequest = {
  personRecordId: string;
  accessPointId: string;
  workPackage: WorkPackage;
  enrolledOn: string;
  externalRef?: string | null;
};

export type EnrolmentDayRefusal = 'EnrolmentInFuture' | 'EnrolmentBeforeProgramme';

/** Nobody enters the programme ahead of time or before it began. */
export function checkDay(day: string, today: string): Result<string, EnrolmentDayRefusal> {
  if (day > today) return refuse('EnrolmentInFuture');
  if (day < programmeBegan) return refuse('EnrolmentBeforeProgramme');
  return ok(day);
}

type Enrolled = {
  personId: string;
  ownerOrganisationId: string;
  facts: { birthDate: string | null };
};

/** An enrolment begins as registered, by the partner of the record, with the age of that day. */
export function register(request: EnrolmentRequest, record: Enrolled): NewEnrolment {
  const { personRecordId, accessPointId, workPackage, enrolledOn, externalRef = null } = request;
  return {
    personRecordId,
    accessPointId,
    workPackage,
    enrolledOn,
    externalRef,
    personId: record.personId,
    organisationId: record.ownerOrganisationId,
    state: 'REGISTERED',
    exitedOn: null,
    exitReason: null,
    ageBracket: ageBracketOn(enrolledOn, record.facts.birthDate),
    version: 1,
  };
}

/** The bracket of the AMIF indicators on a day; null where the birth date is not known. */
export function ageBracketOn(day: string, birthDate: string | null): AgeBracket | null {
  if (birthDate === null) return null;
  const age = yearsBetween(birthDate, day);
  if (age < 18) return 'UNDER_18';
  return age > 60 ? 'OVER_60' : 'FROM_18_TO_60';
}
