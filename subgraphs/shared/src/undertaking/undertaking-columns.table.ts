import { sql } from 'drizzle-orm';
import { type AnyPgColumn, date, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '../database/columns.ts';

/** What the table of everything has that an organisation runs: a course, a vacancy, an action. */
export function undertakingColumns<State extends string>() {
  return {
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    state: text('state').$type<State>().notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    /** The partner's own name for it, unique among what the partner has of this kind. */
    externalRef: text('external_ref'),
    version: integer('version').notNull(),
  };
}

type Indexed = Record<'id' | 'organisationId' | 'openedOn' | 'externalRef', AnyPgColumn>;

export function undertakingIndexes(name: string, table: Indexed) {
  return [
    index(`${name}_in_order`).on(table.openedOn, table.id),
    index(`${name}_by_organisation`).on(table.organisationId, table.openedOn, table.id),
    uniqueIndex(`${name}_external_ref`)
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ];
}
