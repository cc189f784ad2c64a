import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { personRecords } from '../person/person.table.ts';
import type {
  AgeBracket,
  EnrolmentAct,
  EnrolmentExitReason,
  EnrolmentState,
  WorkPackage,
} from './enrolment.ts';

export const enrolments = pgTable(
  'enrolment',
  {
    id: typeId('id', 'enrolment').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record').notNull(),
    /** The cluster of its record; kept in step by the foreign key. */
    personId: typeId('person_id', 'person').notNull(),
    accessPointId: typeId('access_point_id', 'access_point')
      .notNull()
      .references(() => accessPoints.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    workPackage: text('work_package').$type<WorkPackage>().notNull(),
    state: text('state').$type<EnrolmentState>().notNull(),
    enrolledOn: date('enrolled_on', { mode: 'string' }).notNull(),
    exitedOn: date('exited_on', { mode: 'string' }),
    exitReason: text('exit_reason').$type<EnrolmentExitReason>(),
    ageBracket: text('age_bracket').$type<AgeBracket>(),
    /** The partner's own name for it, unique among its enrolments. */
    externalRef: text('external_ref'),
    version: integer('version').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'enrolment_on_record_of_person',
      columns: [table.personRecordId, table.personId],
      foreignColumns: [personRecords.id, personRecords.personId],
    }).onUpdate('cascade'),
    uniqueIndex('enrolment_one_open')
      .on(table.personRecordId, table.workPackage)
      .where(sql`${table.exitedOn} is null`),
    uniqueIndex('enrolment_external_ref')
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
    check(
      'enrolment_exited_when_ended',
      sql`(${table.exitedOn} is not null) = (${table.state} in ('COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'))`,
    ),
    check('enrolment_period', sql`${table.enrolledOn} <= ${table.exitedOn}`),
    index('enrolment_in_order').on(table.enrolledOn, table.id),
    index('enrolment_by_record').on(table.personRecordId, table.enrolledOn, table.id),
    index('enrolment_by_person').on(table.personId, table.enrolledOn, table.id),
    index('enrolment_by_access_point').on(table.accessPointId, table.enrolledOn, table.id),
    index('enrolment_by_organisation').on(table.organisationId, table.enrolledOn, table.id),
  ],
);

/** What came to pass with an enrolment; written once. */
export const enrolmentSteps = pgTable(
  'enrolment_step',
  {
    enrolmentId: typeId('enrolment_id', 'enrolment')
      .notNull()
      .references(() => enrolments.id),
    /** The version of the enrolment to which it led. */
    number: integer('number').notNull(),
    /** Null for the enrolment itself. */
    act: text('act').$type<EnrolmentAct>(),
    state: text('state').$type<EnrolmentState>().notNull(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.enrolmentId, table.number] })],
);
