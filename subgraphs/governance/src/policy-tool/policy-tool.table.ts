import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type { PolicyToolState, PolicyToolType } from './policy-tool.ts';

export const policyTools = pgTable(
  'policy_tool',
  {
    id: typeId('id', 'policy_tool').primaryKey(),
    ...undertakingColumns<PolicyToolState>(),
    type: text('type').$type<PolicyToolType>().notNull(),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    abstract: text('abstract').notNull(),
    licence: text('licence').notNull(),
    languages: text('languages').array().notNull(),
    latestVersion: text('latest_version'),
    supersededById: typeId('superseded_by_id', 'policy_tool').references(
      (): AnyPgColumn => policyTools.id,
    ),
    adoptionCount: integer('adoption_count').notNull(),
  },
  (table) => [
    ...undertakingIndexes('policy_tool', table),
    // What hangs on a tool names its author with it.
    unique('policy_tool_of_author').on(table.id, table.organisationId),
    index('policy_tool_by_language').using('gin', table.languages),
    check(
      'policy_tool_has_version',
      sql`${table.latestVersion} is not null or ${table.state} not in ('PUBLISHED', 'SUPERSEDED')`,
    ),
    check(
      'policy_tool_superseded',
      sql`(${table.supersededById} is not null) = (${table.state} = 'SUPERSEDED')`,
    ),
    check('policy_tool_adoptions', sql`${table.adoptionCount} >= 0`),
  ],
);

/** Written once. */
export const policyToolVersions = pgTable(
  'policy_tool_version',
  {
    policyToolId: typeId('policy_tool_id', 'policy_tool').notNull(),
    /** The author. */
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    number: text('number').notNull(),
    /** The version of the record to which publishing it led: by it versions are in order. */
    position: integer('position').notNull(),
    publishedOn: date('published_on', { mode: 'string' }).notNull(),
    documentUrl: text('document_url').notNull(),
    sha256: text('sha256').notNull(),
    changeNote: text('change_note').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.policyToolId, table.number] }),
    foreignKey({
      name: 'policy_tool_version_of_author',
      columns: [table.policyToolId, table.organisationId],
      foreignColumns: [policyTools.id, policyTools.organisationId],
    }),
  ],
);
