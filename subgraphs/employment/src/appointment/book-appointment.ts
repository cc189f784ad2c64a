import { dateInItaly } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isOpenOn } from '../access-point/access-point.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import type { BookAppointmentInput } from '../generated/resolvers.ts';
import { checkMeeting, type MeetingRefusal } from '../service-event/service-event.ts';
import { appointmentCase } from './appointment.repository.ts';
import { type Appointment, type AppointmentState, checkStart } from './appointment.ts';

export type BookAppointmentRefusal = OpenCaseRefusal | MeetingRefusal | 'AppointmentInPast';

export async function bookAppointment(
  context: Context,
  { startsAt, minutes, purpose, mode, operator, ...request }: BookAppointmentInput,
): Promise<Result<Appointment, BookAppointmentRefusal>> {
  const checked = checkMeeting({ minutes, operator });
  if (!checked.ok) return checked;
  const start = checkStart(startsAt, context.now);
  if (!start.ok) return start;
  const meeting = {
    startsAt,
    minutes,
    purpose,
    mode,
    operator: operator ?? context.viewer.subject,
  };
  return openCase<AppointmentState, string, Appointment, BookAppointmentRefusal>(
    context,
    appointmentCase,
    { ...request, openedOn: context.today },
    (begun, { accessPoint }) =>
      isOpenOn(accessPoint, dateInItaly(startsAt))
        ? ok({ ...begun, ...meeting, rescheduledToId: null })
        : refuse('AccessPointNotOpen'),
  );
}
