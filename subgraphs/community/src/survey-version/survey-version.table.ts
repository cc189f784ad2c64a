import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { surveyInstruments } from '../survey-instrument/survey-instrument.table.ts';
import type { SurveyQuestion } from './survey-question.ts';
import type { SurveyVersionState } from './survey-version.ts';

/** A trigger keeps what is asked as it is once it is published. */
export const surveyVersions = pgTable(
  'survey_version',
  {
    id: typeId('id', 'survey_version').primaryKey(),
    ...undertakingColumns<SurveyVersionState>(),
    surveyInstrumentId: typeId('survey_instrument_id', 'survey_instrument')
      .notNull()
      .references(() => surveyInstruments.id),
    number: integer('number').notNull(),
    fallbackLanguageCode: text('fallback_language_code').notNull(),
    questions: jsonb('questions').$type<SurveyQuestion[]>().notNull(),
  },
  (table) => [
    ...undertakingIndexes('survey_version', table),
    uniqueIndex('survey_version_number').on(table.surveyInstrumentId, table.number),
    check('survey_version_state', sql`${table.state} in ('DRAFT', 'PUBLISHED', 'RETIRED')`),
  ],
);
