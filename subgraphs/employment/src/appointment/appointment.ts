import { dateInItaly } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import type { ServiceMode } from '../service-event/service-event.ts';

export type AppointmentState =
  | 'BOOKED'
  | 'CONFIRMED'
  | 'KEPT'
  | 'MISSED'
  | 'CANCELLED'
  | 'RESCHEDULED';

export type AppointmentAct = 'CONFIRM' | 'KEEP' | 'MISS' | 'CANCEL' | 'RESCHEDULE';

/** Those in which somebody is still expected. */
export const expected = ['BOOKED', 'CONFIRMED'] as const;

export const appointmentLifeCycle = {
  CONFIRM: { from: ['BOOKED'], to: 'CONFIRMED' },
  KEEP: { from: expected, to: 'KEPT' },
  MISS: { from: expected, to: 'MISSED' },
  CANCEL: { from: expected, to: 'CANCELLED' },
  RESCHEDULE: { from: expected, to: 'RESCHEDULED' },
} as const satisfies LifeCycle<AppointmentState, AppointmentAct>;

export type AppointmentPurpose =
  | 'FIRST_CONTACT'
  | 'INTERVIEW'
  | 'PLAN_REVIEW'
  | 'SKILLS_ASSESSMENT'
  | 'SERVICE'
  | 'DOCUMENTS'
  | 'FOLLOW_UP';

export type Appointment = Case<AppointmentState> & {
  startsAt: Date;
  minutes: number;
  /** Subject of whom they are to meet. */
  operator: string;
  purpose: AppointmentPurpose;
  mode: ServiceMode;
  /** The one that took its place. */
  rescheduledToId: string | null;
};

/** Nobody is asked to come at a time that has passed. */
export function checkStart(startsAt: Date, now: Date): Result<true, 'AppointmentInPast'> {
  return startsAt < now ? refuse('AppointmentInPast') : ok(true);
}

/** Nobody comes, or fails to come, before the day. */
export function checkHeld<Known extends Pick<Appointment, 'startsAt'>>(
  appointment: Known,
  act: AppointmentAct,
  happenedOn: string,
): Result<Known, 'CaseTooEarly'> {
  const tellsOfMeeting = act === 'KEEP' || act === 'MISS';
  const isEarly = tellsOfMeeting && happenedOn < dateInItaly(appointment.startsAt);
  return isEarly ? refuse('CaseTooEarly') : ok(appointment);
}
