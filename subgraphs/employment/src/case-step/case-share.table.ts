import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { personRecords } from '../person/person.table.ts';

/**
 * That another organisation may read the cases of one kind of a record, because of a referral or a
 * plan that both work on. Row-level security of the cases asks here.
 */
export const caseShares = pgTable(
  'case_share',
  {
    /** The referral or the plan. */
    sourceId: uuid('source_id').notNull(),
    caseType: text('case_type').notNull(),
    personRecordId: typeId('person_record_id', 'person_record')
      .notNull()
      .references(() => personRecords.id),
    ownerOrganisationId: typeId('owner_organisation_id', 'organisation').notNull(),
    /** With whom; at one of its access points alone, or at all of them. */
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    accessPointId: typeId('access_point_id', 'access_point'),
    /** First day on which it is shared no more; null until further notice. */
    until: date('until', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.caseType, table.organisationId] }),
    index('case_share_of_organisation').on(table.organisationId, table.caseType),
    index('case_share_of_record').on(table.personRecordId, table.caseType),
    check(
      'case_share_of_what_may_be',
      sql`${table.caseType} not in ('ServicePact', 'ActivePolicy')`,
    ),
  ],
);
