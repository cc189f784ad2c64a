import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import type { ImportKindName, ImportOutcome } from './import-run.ts';

export const importRuns = pgTable(
  'import_run',
  {
    id: typeId('id', 'import_run').primaryKey(),
    kind: text('kind').$type<ImportKindName>().notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point'),
    total: integer('total').notNull(),
    created: integer('created').notNull(),
    updated: integer('updated').notNull(),
    unchanged: integer('unchanged').notNull(),
    refused: integer('refused').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [index('import_run_by_age').on(table.startedAt)],
);

/** What became of each record of a run, written in the transaction that wrote the record. */
export const importResults = pgTable(
  'import_result',
  {
    runId: typeId('run_id', 'import_run')
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    line: integer('line').notNull(),
    externalRef: text('external_ref').notNull(),
    outcome: text('outcome').$type<ImportOutcome>().notNull(),
    entityId: text('entity_id'),
    /** Why it was refused, in codes, and of each the column at fault; empty for none. */
    refusals: text('refusals').array().notNull(),
    columns: text('columns').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
);
