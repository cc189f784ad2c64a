import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import type { Consent, ConsentPurpose, LegalBasis } from './consent.ts';

export const consents = pgTable(
  'consent',
  {
    id: typeId('id', 'consent').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    purpose: text('purpose').$type<ConsentPurpose>().notNull(),
    basis: text('basis').$type<LegalBasis>().notNull(),
    textVersion: text('text_version').notNull(),
    textHash: text('text_hash').notNull(),
    language: text('language').notNull(),
    toldIn: text('told_in'),
    channel: text('channel').$type<Consent['channel']>().notNull(),
    givenBy: text('given_by').$type<Consent['givenBy']>().notNull(),
    givenOn: date('given_on', { mode: 'string' }).notNull(),
    expiresOn: date('expires_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    supersededOn: date('superseded_on', { mode: 'string' }),
    version: integer('version').notNull(),
  },
  (table) => [
    index('consent_of_record').on(table.personRecordId, table.id),
    check('consent_withdrawn_after_given', sql`${table.givenOn} <= ${table.withdrawnOn}`),
  ],
);
