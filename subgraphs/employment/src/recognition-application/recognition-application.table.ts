import { date, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type {
  RecognitionApplicationState,
  RecognitionAuthority,
} from './recognition-application.ts';

export const recognitionApplications = pgTable(
  'recognition_application',
  {
    id: typeId('id', 'recognition_application').primaryKey(),
    ...caseColumns<RecognitionApplicationState>(),
    title: bytes('title'),
    countryCode: text('country_code').notNull(),
    eqfLevel: smallint('eqf_level'),
    iscedLevel: smallint('isced_level'),
    authority: text('authority').$type<RecognitionAuthority>().notNull(),
    appliedOn: date('applied_on', { mode: 'string' }),
  },
  (table) => caseIndexes('recognition_application', table),
);
