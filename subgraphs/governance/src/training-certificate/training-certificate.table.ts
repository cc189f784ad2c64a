import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { operatorEnrolments } from '../operator-enrolment/operator-enrolment.table.ts';
import type { TrainingCertificateState } from './training-certificate.ts';

export const trainingCertificates = pgTable(
  'training_certificate',
  {
    number: text('number').primaryKey(),
    operatorEnrolmentId: typeId('operator_enrolment_id', 'operator_enrolment')
      .notNull()
      .references(() => operatorEnrolments.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    topicIt: text('topic_it').notNull(),
    topicEn: text('topic_en').notNull(),
    hours: integer('hours').notNull(),
    certifiedOn: date('certified_on', { mode: 'string' }).notNull(),
    state: text('state').$type<TrainingCertificateState>().notNull(),
    revokedOn: date('revoked_on', { mode: 'string' }),
  },
  (table) => [
    index('training_certificate_of_enrolment').on(table.operatorEnrolmentId),
    check(
      'training_certificate_revoked_some_day',
      sql`(${table.revokedOn} is not null) = (${table.state} = 'REVOKED')`,
    ),
  ],
);
