import { sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { defineUndertaking } from '../case-step/undertaking.repository.ts';
import type { CourseFilter } from '../generated/resolvers.ts';
import { courses } from './course.table.ts';
import { type Course, courseLifeCycle } from './course.ts';

export const courseUndertaking = defineUndertaking({
  type: 'Course',
  table: courses,
  begins: 'DRAFT',
  cycle: courseLifeCycle,
  toUndertaking: (row): Course => row,
  isEverybodys: ({ state }) => state !== 'DRAFT',
  orders: {
    OPENED_ON_ASC: ascending(courses.openedOn, (node: Course) => node.openedOn),
    OPENED_ON_DESC: descending(courses.openedOn, (node: Course) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: ({ organisationId }: CourseFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<CourseFilter>) => [
    asked.kind && isOneOf(courses.kind, asked.kind),
    asked.cefrLevel && isOneOf(courses.cefrLevel, asked.cefrLevel),
    asked.state && isOneOf(courses.state, asked.state),
    asked.organisationId && equals(courses.organisationId, asked.organisationId),
  ],
});

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${courses.organisationId} = ${key}`,
};
