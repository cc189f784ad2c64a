import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { courseEditions } from '../course-edition/course-edition.table.ts';
import type { CourseDropReason, CourseEnrolmentState } from './course-enrolment.ts';

export const courseEnrolments = pgTable(
  'course_enrolment',
  {
    id: typeId('id', 'course_enrolment').primaryKey(),
    ...caseColumns<CourseEnrolmentState>(),
    courseEditionId: typeId('course_edition_id', 'course_edition').notNull(),
    providerId: typeId('provider_id', 'organisation').notNull(),
    dropReason: text('drop_reason').$type<CourseDropReason>(),
    transferredToId: typeId('transferred_to_id', 'course_enrolment').references(
      (): AnyPgColumn => courseEnrolments.id,
    ),
  },
  (table) => [
    ...caseIndexes('course_enrolment', table),
    foreignKey({
      name: 'course_enrolment_in_edition_of_provider',
      columns: [table.courseEditionId, table.providerId],
      foreignColumns: [courseEditions.id, courseEditions.organisationId],
    }),
    index('course_enrolment_by_edition').on(table.courseEditionId, table.openedOn, table.id),
    uniqueIndex('course_enrolment_one_in_edition')
      .on(table.personRecordId, table.courseEditionId)
      .where(sql`${table.state} not in ('DROPPED', 'TRANSFERRED')`),
    check(
      'course_enrolment_dropped_for_a_reason',
      sql`(${table.dropReason} is not null) = (${table.state} = 'DROPPED')`,
    ),
    check(
      'course_enrolment_transferred_somewhere',
      sql`(${table.transferredToId} is not null) = (${table.state} = 'TRANSFERRED')`,
    ),
  ],
);
