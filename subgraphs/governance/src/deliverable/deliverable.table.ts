import { sql } from 'drizzle-orm';
import {
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { undertakingColumns } from '#shared/undertaking/undertaking-columns.table.ts';
import { projectActivities } from '../project-activity/project-activity.table.ts';
import type { DeliverableKind, DeliverableState } from './deliverable.ts';

export const deliverables = pgTable(
  'deliverable',
  {
    id: typeId('id', 'deliverable').primaryKey(),
    ...undertakingColumns<DeliverableState>(),
    projectActivityId: typeId('project_activity_id', 'project_activity').notNull(),
    code: text('code').notNull(),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    kind: text('kind').$type<DeliverableKind>().notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    deliveredOn: date('delivered_on', { mode: 'string' }),
    documentUrl: text('document_url'),
    documentHash: text('document_hash'),
  },
  (table) => [
    foreignKey({
      name: 'deliverable_of_activity_of_partner',
      columns: [table.projectActivityId, table.organisationId],
      foreignColumns: [projectActivities.id, projectActivities.organisationId],
    }),
    unique('deliverable_of_partner').on(table.id, table.organisationId),
    unique('deliverable_code').on(table.projectActivityId, table.code),
    index('deliverable_in_order').on(table.dueOn, table.id),
    index('deliverable_by_activity').on(table.projectActivityId, table.dueOn, table.id),
    index('deliverable_by_organisation').on(table.organisationId, table.dueOn, table.id),
    uniqueIndex('deliverable_external_ref')
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ],
);

/** Why deliverables were returned; written once. */
export const deliverableReturns = pgTable(
  'deliverable_return',
  {
    deliverableId: typeId('deliverable_id', 'deliverable').notNull(),
    number: integer('number').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    returnedOn: date('returned_on', { mode: 'string' }).notNull(),
    reasonIt: text('reason_it').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.deliverableId, table.number] }),
    foreignKey({
      name: 'deliverable_return_of_partner',
      columns: [table.deliverableId, table.organisationId],
      foreignColumns: [deliverables.id, deliverables.organisationId],
    }),
  ],
);
