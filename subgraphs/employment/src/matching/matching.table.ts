import {
  bigint,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';

/** Where records are looked for that may be somebody's; says nothing without the key. */
export const matchBlocks = pgTable(
  'match_block',
  {
    block: bigint('block', { mode: 'bigint' }).notNull(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.personRecordId] }),
    index('match_block_of_record').on(table.personRecordId),
  ],
);

/** How large a part of all records bears a word; words that hardly any bears are not listed. */
export const matchWords = pgTable('match_word', {
  skeleton: text('skeleton').primaryKey(),
  share: doublePrecision('share').notNull(),
});

/** Who asked for somebody, and how often; never for whom. */
export const matchQuestions = pgTable(
  'match_question',
  {
    id: typeId('id', 'match_question').primaryKey(),
    askedBy: text('asked_by').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('match_question_by_asker').on(table.askedBy, table.askedAt)],
);
