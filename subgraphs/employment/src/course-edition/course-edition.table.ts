import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { undertakingColumns } from '#shared/undertaking/undertaking-columns.table.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { courses } from '../course/course.table.ts';
import type { CefrLevel, CourseKind } from '../course/course.ts';
import type { CourseEditionState, CourseMode, CourseTime } from './course-edition.ts';

export const courseEditions = pgTable(
  'course_edition',
  {
    id: typeId('id', 'course_edition').primaryKey(),
    ...undertakingColumns<CourseEditionState>(),
    courseId: typeId('course_id', 'course')
      .notNull()
      .references(() => courses.id),
    kind: text('kind').$type<CourseKind>().notNull(),
    cefrLevel: text('cefr_level').$type<CefrLevel>(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    places: integer('places').notNull(),
    /** Kept by the triggers of `course_enrolment`, whoever writes enrolments. */
    placesTaken: integer('places_taken').notNull(),
    childcare: boolean('childcare').notNull(),
    comuneCode: text('comune_code'),
    accessPointId: typeId('access_point_id', 'access_point').references(() => accessPoints.id),
    venue: text('venue'),
    placeId: typeId('place_id', 'place'),
    times: text('times').array().$type<CourseTime[]>().notNull(),
    mode: text('mode').$type<CourseMode>().notNull(),
  },
  (table) => [
    // What refers to an edition names its provider with it.
    unique('course_edition_of_provider').on(table.id, table.organisationId),
    check('course_edition_period', sql`${table.startsOn} <= ${table.endsOn}`),
    check('course_edition_places', sql`${table.placesTaken} between 0 and ${table.places}`),
    check('course_edition_place', sql`${table.comuneCode} is not null or ${table.mode} = 'ONLINE'`),
    index('course_edition_in_order').on(table.startsOn, table.id),
    index('course_edition_by_course').on(table.courseId, table.startsOn, table.id),
    index('course_edition_by_organisation').on(table.organisationId, table.startsOn, table.id),
    index('course_edition_by_comune').on(table.comuneCode, table.startsOn, table.id),
    index('course_edition_by_province').on(provinceOf(table), table.startsOn, table.id),
    index('course_edition_by_access_point').on(table.accessPointId, table.startsOn, table.id),
    index('course_edition_by_place').on(table.placeId, table.startsOn, table.id),
    index('course_edition_by_level').on(table.kind, table.cefrLevel, table.startsOn, table.id),
    index('course_edition_with_open_places')
      .on(table.startsOn, table.id)
      .where(hasOpenPlaces(table)),
    uniqueIndex('course_edition_external_ref')
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ],
);

type Columns = Record<'comuneCode' | 'state' | 'places' | 'placesTaken', AnyPgColumn>;

/** The province is what an ISTAT code begins with. */
export function provinceOf({ comuneCode }: Pick<Columns, 'comuneCode'>): SQL {
  return sql`left(${comuneCode}, 3)`;
}

/** As `openPlaces` counts them. */
export function hasOpenPlaces({ state, places, placesTaken }: Omit<Columns, 'comuneCode'>): SQL {
  return sql`${state} in ('ENROLLING', 'RUNNING') and ${placesTaken} < ${places}`;
}
