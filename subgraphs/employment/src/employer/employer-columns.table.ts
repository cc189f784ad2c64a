import { text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';

/** What the table of everything has that has an employer. */
export function employerColumns() {
  return {
    employerName: text('employer_name').notNull(),
    employerVatNumber: text('employer_vat_number'),
    employerOrganisationId: typeId('employer_organisation_id', 'organisation'),
  };
}
