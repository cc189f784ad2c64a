import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { ofNetwork } from '../network/network.table.ts';
import { organisations } from '../organisation/organisation.table.ts';
import type { GovernanceMeetingState } from './governance-meeting.ts';

export const governanceMeetings = pgTable(
  'governance_meeting',
  {
    id: typeId('id', 'governance_meeting').primaryKey(),
    ...undertakingColumns<GovernanceMeetingState>(),
    networkId: typeId('network_id', 'network').notNull(),
    meetsOn: date('meets_on', { mode: 'string' }).notNull(),
    place: text('place'),
    placeId: typeId('place_id', 'place'),
  },
  (table) => [
    ofNetwork('governance_meeting_of_network', table.networkId, table.organisationId),
    ...undertakingIndexes('governance_meeting', table),
    index('governance_meeting_by_day').on(table.meetsOn, table.id),
    index('governance_meeting_by_network').on(table.networkId, table.meetsOn, table.id),
    index('governance_meeting_by_place').on(table.placeId, table.meetsOn, table.id),
  ],
);

/** What is of a meeting and not for everybody: row-level security asks for its convener beside. */
export function meetingColumns() {
  return {
    governanceMeetingId: typeId('governance_meeting_id', 'governance_meeting')
      .notNull()
      .references(() => governanceMeetings.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
  };
}

export const meetingPapers = pgTable(
  'governance_meeting_papers',
  {
    ...meetingColumns(),
    agenda: text('agenda').array().notNull(),
    minutes: text('minutes'),
  },
  (table) => [primaryKey({ columns: [table.governanceMeetingId] })],
);

export const meetingAttendance = pgTable(
  'governance_meeting_attendance',
  {
    ...meetingColumns(),
    attendeeId: typeId('attendee_id', 'organisation')
      .notNull()
      .references(() => organisations.id),
    delegates: integer('delegates').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.governanceMeetingId, table.attendeeId] }),
    check('governance_meeting_attendance_delegates', sql`${table.delegates} between 1 and 100`),
  ],
);
