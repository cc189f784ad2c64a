import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  hasTitle,
  textsColumn,
  titleColumns,
} from '#shared/localised-text/localised-text.table.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { SurveyInstrumentState } from './survey-instrument.ts';

export const surveyInstruments = pgTable(
  'survey_instrument',
  {
    id: typeId('id', 'survey_instrument').primaryKey(),
    ...undertakingColumns<SurveyInstrumentState>(),
    code: text('code').notNull(),
    ...titleColumns(),
    purposes: textsColumn('purposes').notNull(),
    indicator: text('indicator'),
  },
  (table) => [
    ...undertakingIndexes('survey_instrument', table),
    uniqueIndex('survey_instrument_code').on(table.organisationId, table.code),
    index('survey_instrument_by_code').on(table.code, table.id),
    check('survey_instrument_title', hasTitle(table.title)),
    check('survey_instrument_state', sql`${table.state} in ('OPEN', 'CLOSED')`),
  ],
);
