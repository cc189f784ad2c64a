import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '../database/columns.ts';
import { type AuditKind, mostFields, mostSubjects } from './audit-entry.ts';

/**
 * Who saw what of whom: names of fields and ids of people, never values. Written by the function
 * `audit_append` alone, which counts, chains and dates; nobody changes or removes a row.
 */
export const auditEntries = pgTable(
  'audit_entry',
  {
    /** Counts up by one from 1. */
    position: bigint('position', { mode: 'number' }).primaryKey(),
    /** By the clock of PostgreSQL. */
    at: timestamp('at', { withTimezone: true }).notNull(),
    kind: text('kind').$type<AuditKind>().notNull(),
    /** Subject of the access token. */
    operator: text('operator').notNull(),
    role: text('role').notNull(),
    organisationId: typeId('organisation_id', 'organisation'),
    purpose: text('purpose'),
    token: text('token'),
    client: text('client'),
    operationName: text('operation_name'),
    operationHash: text('operation_hash'),
    requestId: text('request_id'),
    /** GraphQL type whose ids `subjects` are; null where it is not known whose data it was. */
    subjectType: text('subject_type'),
    subjects: uuid('subjects').array().notNull(),
    /** As in `PersonRecord.givenName`. */
    fields: text('fields').array().notNull(),
    /** Of each subject which of the fields, as bits: the first field is the lowest. */
    reads: integer('reads').array().notNull(),
    previous: bytes('previous').notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [
    check(
      'audit_entry_bounded',
      sql`cardinality(${table.subjects}) <= ${sql.raw(String(mostSubjects))} and cardinality(${table.fields}) <= ${sql.raw(String(mostFields))}`,
    ),
    index('audit_entry_by_operator').on(table.operator, table.position),
    index('audit_entry_by_organisation').on(table.organisationId, table.position),
    index('audit_entry_by_token').on(table.token, table.position),
    index('audit_entry_by_day').on(table.at),
  ],
);

/** By whom the entries about one person are found; made of the entries, which alone count. */
export const auditSubjects = pgTable(
  'audit_subject',
  {
    subject: uuid('subject').notNull(),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.position] })],
);

/** One row: where the chain ends. Without it nobody could tell that the tail was cut. */
export const auditHeads = pgTable('audit_head', {
  isOnly: boolean('is_only').primaryKey().default(true),
  /** Which chain this is: its first entry is chained to this. */
  chain: uuid('chain').notNull().defaultRandom(),
  position: bigint('position', { mode: 'number' }).notNull(),
  hash: bytes('hash').notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
});
