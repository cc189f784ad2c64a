import { date, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes } from '#shared/database/columns.ts';
import type { CodiceFiscaleAbsence, DatePrecision, Sex } from './person-facts.ts';

/** What a version of somebody's facts is made of; where it lies, `facts_id` names it. */
export function factColumns() {
  return {
    validFrom: date('valid_from', { mode: 'string' }),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    /** `SealedFacts`; null once they are erased. */
    sealed: bytes('sealed'),
    birthDate: date('birth_date', { mode: 'string' }),
    birthDatePrecision: text('birth_date_precision').$type<DatePrecision>().notNull(),
    birthCountryCode: text('birth_country_code'),
    birthComuneCode: text('birth_comune_code'),
    sex: text('sex').$type<Sex>().notNull(),
    citizenshipCodes: text('citizenship_codes').array().notNull(),
    residenceCode: text('residence_code'),
    domicileCode: text('domicile_code'),
    language: text('language'),
    codiceFiscaleAbsence: text('codice_fiscale_absence').$type<CodiceFiscaleAbsence>(),
  };
}
