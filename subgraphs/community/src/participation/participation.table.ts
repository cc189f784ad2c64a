import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import { sportActions } from '../sport-action/sport-action.table.ts';
import type { AgeBracket, CitizenshipGroup, Sex } from './head-count.ts';
import type { ParticipationCancelReason, ParticipationState } from './participation.ts';

/**
 * The person, owner and access point of a record are employment's, copied from its feed. One row for each
 * presence and no more: there are hundreds of thousands, most of them written once, so that steps of each, as
 * undertakings have them, would be most of the database and say what the row says. Corrections are those of
 * undertakings, of the few that an import says otherwise.
 */
export const participations = pgTable(
  'participation',
  {
    id: typeId('id', 'participation').primaryKey(),
    microInterventionId: typeId('micro_intervention_id', 'micro_intervention').references(
      () => microInterventions.id,
    ),
    communityEventId: typeId('community_event_id', 'community_event').references(
      () => communityEvents.id,
    ),
    sportActionId: typeId('sport_action_id', 'sport_action').references(() => sportActions.id),
    activityId: uuid('activity_id').generatedAlwaysAs(
      sql`coalesce(micro_intervention_id, community_event_id, sport_action_id)`,
    ),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    personRecordId: typeId('person_record_id', 'person_record'),
    personId: typeId('person_id', 'person'),
    recordOrganisationId: typeId('record_organisation_id', 'organisation'),
    recordAccessPointId: typeId('record_access_point_id', 'access_point'),
    headCountFemale: integer('head_count_female'),
    headCountMale: integer('head_count_male'),
    headCountUnknown: integer('head_count_unknown'),
    pending: boolean('pending').notNull().default(false),
    awaitedRecordId: typeId('awaited_record_id', 'person_record'),
    state: text('state').$type<ParticipationState>().notNull(),
    cancelReason: text('cancel_reason').$type<ParticipationCancelReason>(),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    externalRef: text('external_ref'),
    version: integer('version').notNull(),
  },
  (table) => [
    check(
      'participation_state',
      sql`${table.state} in ('EXPECTED', 'ATTENDED', 'CONFIRMED', 'CANCELLED')
        and (${table.state} = 'CANCELLED') = (${table.cancelReason} is not null)`,
    ),
    check(
      'participation_one_activity',
      sql`num_nonnulls(${table.microInterventionId}, ${table.communityEventId}, ${table.sportActionId}) = 1`,
    ),
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
    check(
      'participation_pending',
      sql`case when ${table.pending}
        then ${table.personRecordId} is null
          and ${table.headCountFemale} + ${table.headCountMale} + ${table.headCountUnknown} = 1
        else ${table.awaitedRecordId} is null
      end`,
    ),
    uniqueIndex('participation_once_a_day')
      .on(
        table.activityId,
        sql`coalesce(${table.personRecordId}, ${table.awaitedRecordId})`,
        table.occurredOn,
      )
      .where(sql`${table.state} <> 'CANCELLED'`),
    uniqueIndex('participation_external_ref')
      .on(table.organisationId, table.externalRef)
      .where(sql`${table.externalRef} is not null and ${table.state} <> 'CANCELLED'`),
    index('participation_in_order').on(table.occurredOn, table.id),
    index('participation_by_person').on(table.personId, table.occurredOn, table.id),
    index('participation_by_record').on(table.personRecordId),
    index('participation_pending_by_record')
      .on(table.awaitedRecordId)
      .where(sql`${table.pending} and ${table.awaitedRecordId} is not null`),
    index('participation_by_organisation').on(table.organisationId, table.occurredOn, table.id),
    index('participation_by_record_organisation').on(
      table.recordOrganisationId,
      table.occurredOn,
      table.id,
    ),
    index('participation_by_activity').on(table.activityId, table.occurredOn, table.id),
  ],
);

/** People of a head-count that are alike; what was not noted is a value of its own, to be counted once. */
export const headCountCells = pgTable(
  'participation_head_count',
  {
    participationId: typeId('participation_id', 'participation')
      .notNull()
      .references(() => participations.id, { onDelete: 'cascade' }),
    sex: text('sex').$type<Sex>().notNull(),
    ageBracket: text('age_bracket').$type<AgeBracket | 'UNKNOWN'>().notNull(),
    citizenshipGroup: text('citizenship_group').$type<CitizenshipGroup | 'UNKNOWN'>().notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'participation_head_count_once',
      columns: [table.participationId, table.sex, table.ageBracket, table.citizenshipGroup],
    }),
    check(
      'participation_head_count_known',
      sql`${table.sex} in ('FEMALE', 'MALE', 'UNKNOWN')
        and ${table.ageBracket} in ('UNDER_18', 'FROM_18_TO_60', 'OVER_60', 'UNKNOWN')
        and ${table.citizenshipGroup} in ('ITALIAN', 'OTHER_UNION', 'THIRD_COUNTRY_NATIONAL', 'UNKNOWN')`,
    ),
    check('participation_head_count_some', sql`${table.count} between 1 and 100000`),
  ],
);
