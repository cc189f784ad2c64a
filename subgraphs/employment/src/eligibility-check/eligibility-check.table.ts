import { date, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';
import { residenceTitles } from '../residence-title/residence-title.table.ts';
import type {
  EligibilityCheck,
  EligibilityReason,
  EligibilityResult,
} from './eligibility-check.ts';

export const eligibilityChecks = pgTable(
  'eligibility_check',
  {
    id: typeId('id', 'eligibility_check').primaryKey(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    notice: text('notice').$type<EligibilityCheck['notice']>().notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    state: text('state').$type<EligibilityCheck['state']>().notNull(),
    result: text('result').$type<EligibilityResult>().notNull(),
    reason: text('reason').$type<EligibilityReason>().notNull(),
    ruleSetVersion: text('rule_set_version').notNull(),
    factsId: typeId('facts_id', 'person_facts'),
    residenceTitleId: typeId('residence_title_id', 'residence_title').references(
      () => residenceTitles.id,
    ),
    checkedAt: timestamp('checked_at', { withTimezone: true }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('eligibility_check_of_record').on(table.personRecordId, table.id)],
);
