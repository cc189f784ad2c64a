import { sql } from 'drizzle-orm';
import { type AnyPgColumn, date, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { personRecords } from '../person/person.table.ts';

/** What the table of every kind of case has beside its id and what is particular to it. */
export function caseColumns<State extends string>() {
  return {
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point')
      .notNull()
      .references(() => accessPoints.id),
    openedOn: date('opened_on', { mode: 'string' }).notNull(),
    state: text('state').$type<State>().notNull(),
    stateSince: date('state_since', { mode: 'string' }).notNull(),
    /** The partner's own name for it, unique among what the partner has of this kind. */
    externalRef: text('external_ref'),
    version: integer('version').notNull(),
  };
}

type Indexed = Record<
  'id' | 'personRecordId' | 'organisationId' | 'accessPointId' | 'openedOn' | 'externalRef',
  AnyPgColumn
>;

/** An index for each way in which cases are listed. */
export function caseIndexes(name: string, table: Indexed) {
  return [
    index(`${name}_in_order`).on(table.openedOn, table.id),
    index(`${name}_by_record`).on(table.personRecordId, table.openedOn, table.id),
    index(`${name}_by_access_point`).on(table.accessPointId, table.openedOn, table.id),
    index(`${name}_by_organisation`).on(table.organisationId, table.openedOn, table.id),
    uniqueIndex(`${name}_external_ref`)
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ];
}
