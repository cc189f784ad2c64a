import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { meetingRefusals } from '../service-event/service-event.wording.ts';
import type { BookAppointmentRefusal } from './book-appointment.ts';
import type { RescheduleAppointmentRefusal } from './reschedule-appointment.ts';

const AppointmentInPast = {
  en: 'That time has passed.',
  it: 'Quell’orario è già trascorso.',
  path: ['startsAt'],
};

export const bookAppointmentRefusals: Refusals<BookAppointmentRefusal> = {
  ...openCaseRefusals('startsAt'),
  ...meetingRefusals,
  AppointmentInPast,
};

export const advanceAppointmentRefusals = actOnCaseRefusals('appointmentId');

const { AccessPointNotOpen } = openCaseRefusals('startsAt');

export const rescheduleAppointmentRefusals: Refusals<RescheduleAppointmentRefusal> = {
  ...actOnCaseRefusals('appointmentId'),
  ...meetingRefusals,
  AppointmentInPast,
  AccessPointNotOpen: { ...AccessPointNotOpen, path: ['startsAt'] },
};
