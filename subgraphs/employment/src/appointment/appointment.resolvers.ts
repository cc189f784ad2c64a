import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceAppointment } from './advance-appointment.ts';
import { appointmentCase, clashesOf } from './appointment.repository.ts';
import {
  advanceAppointmentRefusals,
  bookAppointmentRefusals,
  rescheduleAppointmentRefusals,
} from './appointment.wording.ts';
import { bookAppointment } from './book-appointment.ts';
import { rescheduleAppointment } from './reschedule-appointment.ts';

export const appointmentResolvers: Resolvers = {
  Query: {
    appointment: (_, { id }, context) => readOne(context, appointmentCase.list, id),
    appointments: (_, asked, context) => readList(context, appointmentCase.list, asked),
  },
  Mutation: {
    bookAppointment: async (_, { input }, context) => {
      const result = await bookAppointment(context, input);
      return toPayload(context, 'appointment', result, bookAppointmentRefusals);
    },
    advanceAppointment: async (_, { input }, context) => {
      const result = await advanceAppointment(context, input);
      return toPayload(context, 'appointment', result, advanceAppointmentRefusals);
    },
    rescheduleAppointment: async (_, { input }, context) => {
      const result = await rescheduleAppointment(context, input);
      return toPayload(context, 'appointment', result, rescheduleAppointmentRefusals);
    },
  },
  Appointment: {
    ...caseFields(appointmentCase),
    rescheduledTo: ({ rescheduledToId }, _, context) =>
      rescheduledToId ? readOne(context, appointmentCase.list, rescheduledToId) : null,
    clashes: ({ id }, _, context) => readAllOf(context, 'clashes of appointment', clashesOf, id),
  },
  PersonRecord: {
    appointments: fromKey(({ id }, asked, context) =>
      readListOf(context, appointmentCase.list, appointmentCase.ofPersonRecord, id, asked),
    ),
  },
};
