import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { personRecords } from '../person/person.table.ts';
import type {
  EducationalPovertyActionKind,
  EducationalPovertyActionState,
} from './educational-poverty-action.ts';

const day = (name: string) => date(name, { mode: 'string' });

export const educationalPovertyActions = pgTable(
  'educational_poverty_action',
  {
    id: typeId('id', 'educational_poverty_action').primaryKey(),
    ...undertakingColumns<EducationalPovertyActionState>(),
    kind: text('kind').$type<EducationalPovertyActionKind>().notNull(),
    schoolName: text('school_name').notNull(),
    schoolCode: text('school_code'),
    comuneCode: text('comune_code').notNull(),
    hours: integer('hours').notNull(),
    families: integer('families').notNull(),
    /** All partners see how many there are, and only its owner who: a trigger counts what is added. */
    minorsCount: integer('minors_count').notNull(),
    startsOn: day('starts_on').notNull(),
    startedOn: day('started_on'),
    closedOn: day('closed_on'),
  },
  (table) => [
    ...undertakingIndexes('educational_poverty_action', table),
    check('educational_poverty_action_counts', sql`${table.minorsCount} >= 0`),
  ],
);

export const enrolledMinors = pgTable(
  'enrolled_minor',
  {
    actionId: typeId('action_id', 'educational_poverty_action')
      .notNull()
      .references(() => educationalPovertyActions.id),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    enrolledOn: day('enrolled_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.personRecordId] }),
    index('enrolled_minor_of_record').on(table.personRecordId),
  ],
);
