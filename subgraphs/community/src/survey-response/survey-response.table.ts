import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { surveyInstruments } from '../survey-instrument/survey-instrument.table.ts';
import { surveyVersions } from '../survey-version/survey-version.table.ts';
import type {
  ActivityType,
  SurveyRejectionReason,
  SurveyResponseState,
} from './survey-response.ts';

/** The person of a record is employment's, copied from its feed. */
export const surveyResponses = pgTable(
  'survey_response',
  {
    id: typeId('id', 'survey_response').primaryKey(),
    ...undertakingColumns<SurveyResponseState>(),
    surveyVersionId: typeId('survey_version_id', 'survey_version')
      .notNull()
      .references(() => surveyVersions.id),
    surveyInstrumentId: typeId('survey_instrument_id', 'survey_instrument')
      .notNull()
      .references(() => surveyInstruments.id),
    languageCode: text('language_code').notNull(),
    activityType: text('activity_type').$type<ActivityType>(),
    activityUuid: uuid('activity_uuid'),
    personRecordId: typeId('person_record_id', 'person_record'),
    personId: typeId('person_id', 'person'),
    respondentToken: text('respondent_token'),
    rejectionReason: text('rejection_reason').$type<SurveyRejectionReason>(),
    indicator: text('indicator'),
    positive: boolean('positive'),
    dataKey: bytes('data_key'),
    fingerprint: text('fingerprint'),
  },
  (table) => [
    ...undertakingIndexes('survey_response', table),
    check('survey_response_state', sql`${table.state} in ('COLLECTED', 'VALID', 'REJECTED')`),
    check(
      'survey_response_one_respondent',
      sql`num_nonnulls(${table.personRecordId}, ${table.respondentToken})
          between case when ${table.rejectionReason} = 'WITHDRAWN' then 0 else 1 end and 1
        and (${table.personId} is null or ${table.personRecordId} is not null)`,
    ),
    check(
      'survey_response_rejected',
      sql`(${table.state} = 'REJECTED') = (${table.rejectionReason} is not null)`,
    ),
    check(
      'survey_response_activity',
      sql`(${table.activityType} is null) = (${table.activityUuid} is null)`,
    ),
    uniqueIndex('survey_response_once_a_token')
      .on(table.surveyVersionId, table.respondentToken)
      .where(sql`${table.respondentToken} is not null and ${table.state} <> 'REJECTED'`),
    index('survey_response_by_version').on(table.surveyVersionId, table.openedOn, table.id),
    index('survey_response_by_record').on(table.personRecordId),
    index('survey_response_by_indicator')
      .on(table.indicator, table.openedOn)
      .where(sql`${table.state} = 'VALID' and ${table.positive} is not null`),
  ],
);

/** A row for each option that was chosen, and one for each other answer. */
export const surveyAnswers = pgTable(
  'survey_answer',
  {
    surveyResponseId: typeId('survey_response_id', 'survey_response')
      .notNull()
      .references(() => surveyResponses.id),
    questionCode: text('question_code').notNull(),
    /** From 0, of the options that were chosen. */
    position: integer('position').notNull(),
    optionCode: text('option_code'),
    number: integer('number'),
    /** Sealed with the key of the response. */
    words: bytes('words'),
  },
  (table) => [
    primaryKey({ columns: [table.surveyResponseId, table.questionCode, table.position] }),
    check(
      'survey_answer_of_one_kind',
      sql`num_nonnulls(${table.optionCode}, ${table.number}, ${table.words}) = 1`,
    ),
  ],
);
