import { and, lt, notInArray, sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isSo,
  todayInItaly,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import type { ProjectActivityFilter, ProjectActivityOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { projectActivities as activities } from './project-activity.table.ts';
import { ended, type ProjectActivity, projectActivityLifeCycle } from './project-activity.ts';

const isLate = sql`${and(
  lt(activities.plannedEndOn, todayInItaly),
  notInArray(activities.state, [...ended]),
)}`;

const plannedStart = (node: ProjectActivity) => node.plannedStartOn;
const plannedEnd = (node: ProjectActivity) => node.plannedEndOn;

export const projectActivityUndertaking = defineUndertaking({
  type: 'ProjectActivity',
  table: activities,
  begins: 'PLANNED',
  cycle: projectActivityLifeCycle,
  toUndertaking: (row): ProjectActivity => row,
  orders: {
    PLANNED_START_ON_ASC: ascending(activities.plannedStartOn, plannedStart),
    PLANNED_START_ON_DESC: descending(activities.plannedStartOn, plannedStart),
    PLANNED_END_ON_ASC: ascending(activities.plannedEndOn, plannedEnd),
    PLANNED_END_ON_DESC: descending(activities.plannedEndOn, plannedEnd),
  } satisfies Record<ProjectActivityOrder, OrderColumn<ProjectActivity>>,
  usualOrder: 'PLANNED_START_ON_ASC',
  audience: audienceOf,
  check: ({ organisationId }: ProjectActivityFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<ProjectActivityFilter>, audience) => [
    heldBy(activities.organisationId, audience),
    asked.state && isOneOf(activities.state, asked.state),
    asked.workPackage && isOneOf(activities.workPackage, asked.workPackage),
    asked.organisationId && equals(activities.organisationId, asked.organisationId),
    isSo(isLate, asked.late),
    asked.plannedEndBefore && lt(activities.plannedEndOn, asked.plannedEndBefore),
  ],
});

export const activitiesOfOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${activities.organisationId} = ${key}`,
};
