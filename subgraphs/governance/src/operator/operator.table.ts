import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { OperatorRole, OperatorState } from './operator.ts';

export const operators = pgTable(
  'operator',
  {
    id: typeId('id', 'operator').primaryKey(),
    ...undertakingColumns<OperatorState>(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    role: text('role').$type<OperatorRole>().notNull(),
    subject: text('subject'),
    accessPointId: typeId('access_point_id', 'access_point'),
    trainedOn: date('trained_on', { mode: 'string' }),
    trainedMinutes: integer('trained_minutes').notNull(),
  },
  (table) => [
    ...undertakingIndexes('operator', table),
    // What refers to an operator names the employer with it.
    unique('operator_of_employer').on(table.id, table.organisationId),
    // Who left can come back, or go to another.
    uniqueIndex('operator_subject')
      .on(table.organisationId, table.subject)
      .where(sql`${table.state} <> 'LEFT'`),
    index('operator_by_subject').on(table.subject),
    index('operator_by_access_point').on(table.accessPointId, table.openedOn, table.id),
  ],
);

/** Apart from the operator, so that row-level security shows it to the employer alone. */
export const operatorDetails = pgTable(
  'operator_details',
  {
    operatorId: typeId('operator_id', 'operator').primaryKey(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    /** Only of rows that are not sealed yet, as all were once. */
    email: text('email'),
    qualifications: text('qualifications').array(),
    /** Of this operator alone, wrapped. */
    dataKey: bytes('data_key'),
    sealed: bytes('sealed'),
    /** By which another row with the address is found. */
    emailIndex: text('email_index'),
    indexVersion: integer('index_version').notNull().default(1),
  },
  (table) => [
    foreignKey({
      name: 'operator_details_of_employer',
      columns: [table.operatorId, table.organisationId],
      foreignColumns: [operators.id, operators.organisationId],
    }),
    // Rows of those who left are gone.
    uniqueIndex('operator_details_email').on(table.organisationId, table.email),
    uniqueIndex('operator_details_email_index').on(table.organisationId, table.emailIndex),
    check(
      'operator_details_sealed_or_not',
      sql`(${table.sealed} is null) = (${table.email} is not null)
        and (${table.email} is null) = (${table.qualifications} is null)`,
    ),
  ],
);
