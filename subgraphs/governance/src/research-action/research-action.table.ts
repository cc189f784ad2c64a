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
  unique,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { ResearchActionState, ResearchTheme } from './research-action.ts';
import type { ResearchOutputKind } from './research-output.ts';

export const researchActions = pgTable(
  'research_action',
  {
    id: typeId('id', 'research_action').primaryKey(),
    ...undertakingColumns<ResearchActionState>(),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    theme: text('theme').$type<ResearchTheme>().notNull(),
    siteKeys: text('site_keys').array().notNull(),
    questions: text('questions').notNull(),
    method: text('method').notNull(),
    dataManagementPlanUrl: text('data_management_plan_url'),
    clearanceExpiresOn: date('clearance_expires_on', { mode: 'string' }),
    approvedOn: date('approved_on', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('research_action', table),
    // What hangs on it names its university with it.
    unique('research_action_of_university').on(table.id, table.organisationId),
    index('research_action_by_site').using('gin', table.siteKeys),
    index('research_action_by_clearance').on(table.clearanceExpiresOn),
    check(
      'research_action_approved',
      sql`${table.approvedOn} is not null or ${table.state} in ('PROPOSED', 'STOPPED')`,
    ),
  ],
);

/** What hangs on an action: in the order of the versions of it to which they led; written once. */
const partColumns = {
  researchActionId: typeId('research_action_id', 'research_action').notNull(),
  /** The university. */
  organisationId: typeId('organisation_id', 'organisation').notNull(),
  position: integer('position').notNull(),
};

export const ethicsClearances = pgTable(
  'ethics_clearance',
  {
    ...partColumns,
    committee: text('committee').notNull(),
    number: text('number').notNull(),
    givenOn: date('given_on', { mode: 'string' }).notNull(),
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.researchActionId, table.position] }),
    foreignKey({
      name: 'ethics_clearance_of_university',
      columns: [table.researchActionId, table.organisationId],
      foreignColumns: [researchActions.id, researchActions.organisationId],
    }),
    check('ethics_clearance_period', sql`${table.givenOn} <= ${table.expiresOn}`),
  ],
);

export const researchOutputs = pgTable(
  'research_output',
  {
    ...partColumns,
    kind: text('kind').$type<ResearchOutputKind>().notNull(),
    title: text('title').notNull(),
    publishedOn: date('published_on', { mode: 'string' }).notNull(),
    doi: text('doi'),
    url: text('url'),
  },
  (table) => [
    primaryKey({ columns: [table.researchActionId, table.position] }),
    foreignKey({
      name: 'research_output_of_university',
      columns: [table.researchActionId, table.organisationId],
      foreignColumns: [researchActions.id, researchActions.organisationId],
    }),
    check('research_output_reached', sql`${table.doi} is not null or ${table.url} is not null`),
  ],
);
