import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { undertakingColumns } from '#shared/undertaking/undertaking-columns.table.ts';
import type { WorkPackage } from '../membership/membership.ts';
import type { ProjectActivityState } from './project-activity.ts';

export const projectActivities = pgTable(
  'project_activity',
  {
    id: typeId('id', 'project_activity').primaryKey(),
    ...undertakingColumns<ProjectActivityState>(),
    workPackage: text('work_package').$type<WorkPackage>().notNull(),
    taskCode: text('task_code').notNull(),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    plannedStartOn: date('planned_start_on', { mode: 'string' }).notNull(),
    plannedEndOn: date('planned_end_on', { mode: 'string' }).notNull(),
    startedOn: date('started_on', { mode: 'string' }),
    endedOn: date('ended_on', { mode: 'string' }),
  },
  (table) => [
    // What refers to an activity names its partner with it.
    unique('project_activity_of_partner').on(table.id, table.organisationId),
    unique('project_activity_task_code').on(table.organisationId, table.taskCode),
    check('project_activity_planned', sql`${table.plannedStartOn} <= ${table.plannedEndOn}`),
    index('project_activity_by_start').on(table.plannedStartOn, table.id),
    index('project_activity_by_end').on(table.plannedEndOn, table.id),
    index('project_activity_by_organisation_and_start').on(
      table.organisationId,
      table.plannedStartOn,
      table.id,
    ),
    index('project_activity_by_organisation_and_end').on(
      table.organisationId,
      table.plannedEndOn,
      table.id,
    ),
    uniqueIndex('project_activity_external_ref')
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ],
);
