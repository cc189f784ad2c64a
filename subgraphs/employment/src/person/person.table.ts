import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { factColumns } from '../person-facts/fact-columns.table.ts';
import type { Sex } from '../person-facts/person-facts.ts';
import type { PersonRecordState } from './person.ts';

export const people = pgTable(
  'person',
  {
    id: typeId('id', 'person').primaryKey(),
    sex: text('sex').$type<Sex>().notNull(),
    birthYear: integer('birth_year'),
    citizenshipCodes: text('citizenship_codes').array().notNull(),
    /** The person that answers for this one, whose records are all theirs. */
    mergedInto: typeId('merged_into', 'person').references((): AnyPgColumn => people.id),
  },
  (table) => [
    index('person_merged').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
  ],
);

export const personRecords = pgTable(
  'person_record',
  {
    id: typeId('id', 'person_record').primaryKey(),
    personId: typeId('person_id', 'person')
      .notNull()
      .references(() => people.id),
    /** Whom it came with, and whom it is of again once nothing binds it to other records. */
    homePersonId: typeId('home_person_id', 'person').notNull(),
    ownerOrganisationId: typeId('owner_organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point').references(() => accessPoints.id),
    state: text('state').$type<PersonRecordState>().notNull(),
    /** Wrapped with a key that no database holds; null once the record is erased. */
    dataKey: bytes('data_key'),
    /** What is true until further notice, as it is known now; the other versions are `person_facts`. */
    factsId: typeId('facts_id', 'person_facts').notNull(),
    ...factColumns(),
    /** What it is compared by: words of its names and contacts, in codes that only the key makes. */
    nameCodes: bytes('name_codes'),
    contactCodes: text('contact_codes').array(),
    /** Of the key that these codes, its blocks and the blind indexes of its numbers are made with. */
    indexVersion: integer('index_version').notNull().default(1),
    /** The partner's own name for it, unique among its records. */
    externalRef: text('external_ref'),
    version: integer('version').notNull(),
  },
  (table) => [
    uniqueIndex('person_record_external_ref')
      .on(table.ownerOrganisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
    // What hangs on a record follows it from one person to another, see `enrolment`.
    unique('person_record_of_person').on(table.id, table.personId),
    index('person_record_by_owner').on(table.ownerOrganisationId, table.id),
    index('person_record_by_access_point').on(table.accessPointId, table.id),
    // Whose people, and whether one is visible, are answered from these indexes alone: all three
    // hold what row-level security asks.
    index('person_record_by_person').on(
      table.personId,
      table.ownerOrganisationId,
      table.accessPointId,
    ),
    index('person_record_by_owner_and_person').on(
      table.ownerOrganisationId,
      table.personId,
      table.accessPointId,
    ),
    index('person_record_by_access_point_and_person').on(
      table.accessPointId,
      table.personId,
      table.ownerOrganisationId,
    ),
  ],
);
