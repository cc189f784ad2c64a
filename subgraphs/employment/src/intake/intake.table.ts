import { boolean, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { personRecords } from '../person/person.table.ts';
import type { ContactChannel, IntakeState, NeedArea } from './intake.ts';

export const intakes = pgTable(
  'intake',
  {
    id: typeId('id', 'intake').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point')
      .notNull()
      .references(() => accessPoints.id),
    channel: text('channel').$type<ContactChannel>().notNull(),
    languages: text('languages').array().notNull(),
    mediatorNeeded: boolean('mediator_needed').notNull(),
    needs: text('needs').array().$type<NeedArea[]>().notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    state: text('state').$type<IntakeState>().notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('intake_in_order').on(table.openedOn, table.id),
    index('intake_by_record').on(table.personRecordId, table.openedOn, table.id),
    index('intake_by_access_point').on(table.accessPointId, table.openedOn, table.id),
    index('intake_by_organisation').on(table.organisationId, table.openedOn, table.id),
  ],
);
