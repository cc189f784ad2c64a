import {
  and,
  eq,
  getTableColumns,
  gte,
  lt,
  ne,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import { arrayOf } from '#shared/database/columns.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { AppointmentFilter, AppointmentOrder } from '../generated/resolvers.ts';
import { mostMinutes } from '../service-event/service-event.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { appointments } from './appointment.table.ts';
import { type Appointment, appointmentLifeCycle, expected } from './appointment.ts';

const toAppointment = (row: typeof appointments.$inferSelect): Appointment => row;
const start = ({ startsAt }: Appointment) => startsAt.toISOString();

/** Days are those of the people who meet. */
const beginOf = (day: Placeholder): SQL => sql`(${day}::timestamp at time zone 'Europe/Rome')`;

/** Unlike other cases they are listed by when they start. */
const list = defineList({
  type: 'Appointment',
  table: appointments,
  id: appointments.id,
  toNode: toAppointment,
  orders: {
    STARTS_AT_ASC: ascending(appointments.startsAt, start),
    STARTS_AT_DESC: descending(appointments.startsAt, start),
  } satisfies Record<AppointmentOrder, OrderColumn<Appointment>>,
  usualOrder: 'STARTS_AT_ASC',
  audience: audienceOf,
  check: ({ accessPointId }: AppointmentFilter, context) => {
    if (accessPointId) requireId(context, 'access_point', accessPointId);
  },
  where: (asked: Asked<AppointmentFilter>, audience) => [
    visibleTo(audience, {
      organisation: appointments.organisationId,
      accessPoint: appointments.accessPointId,
    }),
    asked.state && isOneOf(appointments.state, asked.state),
    asked.startsFrom && gte(appointments.startsAt, beginOf(asked.startsFrom)),
    asked.startsBefore && lt(appointments.startsAt, beginOf(asked.startsBefore)),
    asked.operator && equals(appointments.operator, asked.operator),
    asked.accessPointId && equals(appointments.accessPointId, asked.accessPointId),
  ],
});

export const appointmentCase = {
  ...defineCase({
    type: 'Appointment',
    table: appointments,
    begins: 'BOOKED',
    cycle: appointmentLifeCycle,
    toCase: toAppointment,
    check: (_: AppointmentFilter) => {},
  }),
  list,
};

const [mine, other] = [alias(appointments, 'mine'), alias(appointments, 'other')];
const pair = { of: mine.id, value: getTableColumns(other) };

const isExpected = (state: PgColumn): SQL => sql`${state} = any(${arrayOf('text', expected)})`;
const minutes = (count: SQL | PgColumn): SQL => sql`${count} * interval '1 minute'`;

/** Others at the same time of the operator of each, earliest first. */
export const clashesOf = statement(
  pair,
  write
    .select(pair)
    .from(mine)
    .innerJoin(
      other,
      and(
        eq(other.organisationId, mine.organisationId),
        eq(other.operator, mine.operator),
        ne(other.id, mine.id),
        // None lasts longer, so the index need not look further back.
        sql`${other.startsAt} > ${mine.startsAt} - ${minutes(sql.raw(String(mostMinutes)))}`,
        sql`${other.startsAt} < ${mine.startsAt} + ${minutes(mine.minutes)}`,
        sql`${mine.startsAt} < ${other.startsAt} + ${minutes(other.minutes)}`,
        isExpected(mine.state),
        isExpected(other.state),
      ),
    )
    .where(sql`${mine.id} = any(${idArray('appointment', 'keys')})`)
    .orderBy(other.startsAt, other.id),
  ({ of, value }) => ({ of, value: toAppointment(value) }),
);
