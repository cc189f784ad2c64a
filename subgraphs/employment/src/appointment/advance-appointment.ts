import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceAppointmentInput } from '../generated/resolvers.ts';
import { appointmentCase } from './appointment.repository.ts';
import { type Appointment, checkHeld } from './appointment.ts';

export async function advanceAppointment(
  context: Context,
  { appointmentId, ...request }: AdvanceAppointmentInput,
): Promise<Result<Appointment, ActOnCaseRefusal>> {
  const { act, happenedOn } = request;
  return actOnCase(context, appointmentCase, appointmentId, request, (advanced) =>
    checkHeld(advanced, act, happenedOn),
  );
}
