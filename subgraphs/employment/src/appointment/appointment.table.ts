import { type AnyPgColumn, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { ServiceMode } from '../service-event/service-event.ts';
import type { AppointmentPurpose, AppointmentState } from './appointment.ts';

export const appointments = pgTable(
  'appointment',
  {
    id: typeId('id', 'appointment').primaryKey(),
    ...caseColumns<AppointmentState>(),
    startsAt: instant('starts_at').notNull(),
    minutes: integer('minutes').notNull(),
    operator: text('operator').notNull(),
    purpose: text('purpose').$type<AppointmentPurpose>().notNull(),
    mode: text('mode').$type<ServiceMode>().notNull(),
    rescheduledToId: typeId('rescheduled_to_id', 'appointment').references(
      (): AnyPgColumn => appointments.id,
    ),
  },
  (table) => [
    // They are listed by when they start, not by when they were booked.
    ...caseIndexes('appointment', { ...table, openedOn: table.startsAt }),
    index('appointment_of_operator').on(
      table.organisationId,
      table.operator,
      table.startsAt,
      table.id,
    ),
  ],
);
