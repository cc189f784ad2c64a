import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { people, personRecords } from '../person/person.table.ts';
import type { DuplicateCaseState, DuplicateVerdict } from './duplicate-case.ts';

export const duplicateCases = pgTable(
  'duplicate_case',
  {
    id: typeId('id', 'duplicate_case').primaryKey(),
    firstRecordId: typeId('first_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    secondRecordId: typeId('second_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    firstHolderId: typeId('first_holder_id', 'organisation').notNull(),
    secondHolderId: typeId('second_holder_id', 'organisation').notNull(),
    state: text('state').$type<DuplicateCaseState>().notNull(),
    merged: boolean('merged').notNull(),
    round: integer('round').notNull(),
    score: doublePrecision('score').notNull(),
    evidence: jsonb('evidence').$type<{ kind: string; weight: number }[]>().notNull(),
    ruleVersion: text('rule_version').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    unique('duplicate_case_of_pair').on(table.firstRecordId, table.secondRecordId),
    check('duplicate_case_in_order', sql`${table.firstRecordId} < ${table.secondRecordId}`),
    index('duplicate_case_by_second').on(table.secondRecordId),
  ],
);

/** Who decided what; written once. */
export const duplicateDecisions = pgTable(
  'duplicate_decision',
  {
    duplicateCaseId: typeId('duplicate_case_id', 'duplicate_case')
      .notNull()
      .references(() => duplicateCases.id),
    round: integer('round').notNull(),
    decidedBy: text('decided_by').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    isSteward: boolean('is_steward').notNull(),
    verdict: text('verdict').$type<DuplicateVerdict>().notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.duplicateCaseId, table.round, table.decidedBy] })],
);

/** Which record went from one person to another, by which case; written once. */
export const personMoves = pgTable(
  'person_move',
  {
    id: typeId('id', 'person_move').primaryKey(),
    duplicateCaseId: typeId('duplicate_case_id', 'duplicate_case')
      .notNull()
      .references(() => duplicateCases.id),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    fromPersonId: typeId('from_person_id', 'person')
      .notNull()
      .references(() => people.id),
    toPersonId: typeId('to_person_id', 'person')
      .notNull()
      .references(() => people.id),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('person_move_of_record').on(table.personRecordId, table.id),
    index('person_move_from').on(table.fromPersonId),
  ],
);
