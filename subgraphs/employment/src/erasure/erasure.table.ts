import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { dataSubjectRequests } from '../data-subject-request/data-subject-request.table.ts';
import { personRecords } from '../person/person.table.ts';
import type { ErasureAct, ErasureGround, ErasureState } from './erasure.ts';

export const erasures = pgTable(
  'erasure',
  {
    id: typeId('id', 'erasure').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    /** Of whom it was when it was asked for: other domains search for both. */
    personId: typeId('person_id', 'person').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    ground: text('ground').$type<ErasureGround>().notNull(),
    dataSubjectRequestId: typeId('data_subject_request_id', 'data_subject_request').references(
      () => dataSubjectRequests.id,
    ),
    state: text('state').$type<ErasureState>().notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('erasure_once_a_record')
      .on(table.personRecordId)
      .where(sql`${table.state} <> 'REFUSED'`),
    index('erasure_open').on(table.state, table.id).where(sql`${table.endedAt} is null`),
    index('erasure_by_organisation').on(table.organisationId, table.id),
    check(
      'erasure_state',
      sql`${table.state} in ('REQUESTED', 'HELD', 'RUNNING', 'DONE', 'PARTLY_DONE', 'REFUSED')
        and (${table.endedAt} is not null) = (${table.state} in ('DONE', 'PARTLY_DONE', 'REFUSED'))`,
    ),
  ],
);

/** What came to pass with it; written once. */
export const erasureSteps = pgTable(
  'erasure_step',
  {
    erasureId: typeId('erasure_id', 'erasure')
      .notNull()
      .references(() => erasures.id),
    number: integer('number').notNull(),
    act: text('act').$type<ErasureAct>(),
    state: text('state').$type<ErasureState>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.erasureId, table.number] })],
);
