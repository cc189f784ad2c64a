import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';
import type { Outcome } from './import-run.ts';

/** The runs of a domain, whose ids begin with the name of the table. */
export function importRunTable<Kind extends string>(name: string) {
  return pgTable(
    name,
    {
      id: typeId('id', name).primaryKey(),
      kind: text('kind').$type<Kind>().notNull(),
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
    (table) => [index(`${name}_by_age`).on(table.startedAt)],
  );
}

export type ImportRunTable<Kind extends string> = ReturnType<typeof importRunTable<Kind>>;

/** What became of each record of a run, written in the transaction that wrote the record. */
export function importResultTable<Kind extends string>(
  name: string,
  runs: ImportRunTable<Kind>,
  prefix: string,
) {
  return pgTable(
    name,
    {
      runId: typeId('run_id', prefix)
        .notNull()
        .references(() => runs.id, { onDelete: 'cascade' }),
      position: integer('position').notNull(),
      line: integer('line').notNull(),
      externalRef: text('external_ref').notNull(),
      outcome: text('outcome').$type<Outcome>().notNull(),
      entityId: text('entity_id'),
      /** Why it was refused, in codes, and of each the column at fault; empty for none. */
      refusals: text('refusals').array().notNull(),
      columns: text('columns').array().notNull(),
    },
    (table) => [primaryKey({ columns: [table.runId, table.position] })],
  );
}

export type ImportResultTable<Kind extends string> = ReturnType<typeof importResultTable<Kind>>;
