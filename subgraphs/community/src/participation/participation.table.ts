import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import type { ParticipationState } from './participation.ts';

/** The person, owner and access point of a record are employment's, copied from its feed. */
export const participations = pgTable(
  'participation',
  {
    id: typeId('id', 'participation').primaryKey(),
    microInterventionId: typeId('micro_intervention_id', 'micro_intervention')
      .notNull()
      .references(() => microInterventions.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    personRecordId: typeId('person_record_id', 'person_record'),
    personId: typeId('person_id', 'person'),
    recordOrganisationId: typeId('record_organisation_id', 'organisation'),
    recordAccessPointId: typeId('record_access_point_id', 'access_point'),
    headCountFemale: integer('head_count_female'),
    headCountMale: integer('head_count_male'),
    headCountUnknown: integer('head_count_unknown'),
    state: text('state').$type<ParticipationState>().notNull(),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    check('participation_state', sql`${table.state} in ('EXPECTED', 'ATTENDED', 'CONFIRMED')`),
    check(
      'participation_one_subject',
      sql`case when ${table.personRecordId} is null
        then num_nonnulls(${table.personId}, ${table.recordOrganisationId}, ${table.recordAccessPointId}) = 0
          and num_nulls(${table.headCountFemale}, ${table.headCountMale}, ${table.headCountUnknown}) = 0
        else num_nonnulls(${table.headCountFemale}, ${table.headCountMale}, ${table.headCountUnknown}) = 0
      end`,
    ),
    check(
      'participation_head_count',
      sql`least(${table.headCountFemale}, ${table.headCountMale}, ${table.headCountUnknown}) >= 0
        and greatest(${table.headCountFemale}, ${table.headCountMale}, ${table.headCountUnknown}) between 1 and 100000`,
    ),
    uniqueIndex('participation_once_a_day').on(
      table.microInterventionId,
      table.personRecordId,
      table.occurredOn,
    ),
    index('participation_in_order').on(table.occurredOn, table.id),
    index('participation_by_person').on(table.personId, table.occurredOn, table.id),
    index('participation_by_record').on(table.personRecordId),
    index('participation_by_organisation').on(table.organisationId, table.occurredOn, table.id),
    index('participation_by_record_organisation').on(
      table.recordOrganisationId,
      table.occurredOn,
      table.id,
    ),
    index('participation_by_micro_intervention').on(
      table.microInterventionId,
      table.occurredOn,
      table.id,
    ),
  ],
);
