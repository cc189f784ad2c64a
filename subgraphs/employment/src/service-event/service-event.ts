import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';

export type ServiceEventState =
  | 'PLANNED'
  | 'DELIVERED'
  | 'CONFIRMED'
  | 'NO_SHOW'
  | 'CANCELLED'
  | 'VOIDED';

export type ServiceEventAct = 'DELIVER' | 'CONFIRM' | 'NO_SHOW' | 'CANCEL' | 'VOID';

export const serviceEventLifeCycle = {
  DELIVER: { from: ['PLANNED'], to: 'DELIVERED' },
  CONFIRM: { from: ['DELIVERED'], to: 'CONFIRMED' },
  NO_SHOW: { from: ['PLANNED'], to: 'NO_SHOW' },
  CANCEL: { from: ['PLANNED'], to: 'CANCELLED' },
  VOID: { from: ['DELIVERED', 'CONFIRMED'], to: 'VOIDED' },
} as const satisfies LifeCycle<ServiceEventState, ServiceEventAct>;

export type ServiceEventKind =
  | 'ORIENTATION'
  | 'INFORMATION'
  | 'PROFESSIONAL_GUIDANCE'
  | 'COUNSELLING'
  | 'LEGAL_ADVICE'
  | 'MEDIATION'
  | 'JOB_SEARCH_SUPPORT'
  | 'FAMILY_REUNIFICATION_ADVICE'
  | 'LONG_TERM_RESIDENCE_ADVICE'
  | 'HOUSING_ADVICE'
  | 'HEALTH_ACCESS_SUPPORT'
  | 'ADMINISTRATIVE_SUPPORT';

export type ServiceMode = 'IN_PERSON' | 'PHONE' | 'ONLINE' | 'HOME_VISIT';

export type ServiceEvent = Case<ServiceEventState> & {
  kind: ServiceEventKind;
  mode: ServiceMode;
  minutes: number;
  dueOn: string | null;
  /** Null until it took place. */
  occurredOn: string | null;
  /** Subject of whoever gives it. */
  operator: string;
  mediatorLanguage: string | null;
};

/** A working day: whoever needs longer has a second one. */
export const mostMinutes = 480;

/** What is left out is not checked. */
export function checkMinutes(
  minutes: number | null | undefined,
): Result<true, 'MinutesOutOfRange'> {
  const isOut = typeof minutes === 'number' && (minutes < 1 || minutes > mostMinutes);
  return isOut ? refuse('MinutesOutOfRange') : ok(true);
}

export type MeetingRefusal = 'MinutesOutOfRange' | 'OperatorMalformed';

type Meeting = { minutes?: number | null | undefined; operator?: string | null | undefined };

/** What a service and an appointment say alike. */
export function checkMeeting({ minutes, operator }: Meeting): Result<true, MeetingRefusal> {
  const isSubject = typeof operator !== 'string' || /^[^\p{Cc}\s]{1,100}$/u.test(operator);
  return isSubject ? checkMinutes(minutes) : refuse('OperatorMalformed');
}

export type ServiceFactsRefusal = MeetingRefusal | 'LanguageMalformed';

export function checkServiceFacts({
  mediatorLanguage,
  ...meeting
}: Meeting & { mediatorLanguage?: string | null | undefined }): Result<true, ServiceFactsRefusal> {
  const isLanguage = typeof mediatorLanguage !== 'string' || /^[a-z]{3}$/.test(mediatorLanguage);
  return isLanguage ? checkMeeting(meeting) : refuse('LanguageMalformed');
}
