import { dateInItaly } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { tellOpened } from '#shared/undertaking/write-opened.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { isOpenOn } from '../access-point/access-point.ts';
import type { RescheduleAppointmentInput } from '../generated/resolvers.ts';
import { checkMeeting, type MeetingRefusal } from '../service-event/service-event.ts';
import { appointmentCase } from './appointment.repository.ts';
import { type Appointment, type AppointmentAct, checkStart } from './appointment.ts';

export type RescheduleAppointmentRefusal =
  | ActOnCaseRefusal
  | MeetingRefusal
  | 'AppointmentInPast'
  | 'AccessPointNotOpen';

export async function rescheduleAppointment(
  context: Context,
  { appointmentId, version, ...change }: RescheduleAppointmentInput,
): Promise<Result<Appointment, RescheduleAppointmentRefusal>> {
  const { now, today } = context;
  const checked = checkMeeting(change);
  if (!checked.ok) return checked;
  const start = checkStart(change.startsAt, now);
  if (!start.ok) return start;
  const request = { version, act: 'RESCHEDULE' as const, happenedOn: today };
  return actOnCase<string, AppointmentAct, Appointment, RescheduleAppointmentRefusal>(
    context,
    appointmentCase,
    appointmentId,
    request,
    async (advanced, tx) => {
      const [accessPoint] = await findByIds(tx, accessPointList, [advanced.accessPointId]);
      if (!accessPoint || !isOpenOn(accessPoint, dateInItaly(change.startsAt))) {
        return refuse('AccessPointNotOpen');
      }
      const next: Appointment = {
        ...advanced,
        ...givenFields(change),
        id: newId('appointment'),
        openedOn: today,
        state: appointmentCase.begins,
        // The partner's name for it stays with the one that bore it.
        externalRef: null,
        version: 1,
      };
      await appointmentCase.insert(tx, next);
      await tellOpened(tx, context, appointmentCase, next);
      return ok({ ...advanced, rescheduledToId: next.id });
    },
  );
}
