import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type { IdentifierState, IdentifierType } from './person-identifier.ts';

export const personIdentifiers = pgTable(
  'person_identifier',
  {
    id: typeId('id', 'person_identifier').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    type: text('type').$type<IdentifierType>().notNull(),
    sealed: bytes('sealed'),
    blindIndex: text('blind_index'),
    issuer: text('issuer'),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    state: text('state').$type<IdentifierState>().notNull(),
    verifiedOn: date('verified_on', { mode: 'string' }),
    version: integer('version').notNull(),
  },
  (table) => [
    index('person_identifier_of_record').on(table.personRecordId, table.id),
    index('person_identifier_by_index').on(table.blindIndex),
    check('person_identifier_period', sql`${table.validFrom} < ${table.validTo}`),
    check(
      'person_identifier_ended_when_superseded',
      sql`${table.state} <> 'SUPERSEDED' or ${table.validTo} is not null`,
    ),
  ],
);
