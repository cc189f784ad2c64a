import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { SharedCaseKind } from '../case-step/case-share.ts';
import type { NeedArea } from '../intake/intake.ts';
import { personRecords } from '../person/person.table.ts';
import type { ReferralDeclineReason, ReferralState, ReferralUrgency } from './referral.ts';
import type { SharedFact } from './shared-person.ts';

export const referrals = pgTable(
  'referral',
  {
    id: typeId('id', 'referral').primaryKey(),
    ...caseColumns<ReferralState>(),
    receiverId: typeId('receiver_id', 'organisation').notNull(),
    receiverAccessPointId: typeId('receiver_access_point_id', 'access_point').references(
      () => accessPoints.id,
    ),
    receiverRecordId: typeId('receiver_record_id', 'person_record').references(
      () => personRecords.id,
    ),
    need: text('need').$type<NeedArea>().notNull(),
    urgency: text('urgency').$type<ReferralUrgency>().notNull(),
    /** Sealed with the key of the sender's record. */
    requestedService: bytes('requested_service').notNull(),
    sharedFacts: text('shared_facts').array().$type<SharedFact[]>().notNull(),
    sharedCases: text('shared_cases').array().$type<SharedCaseKind[]>().notNull(),
    sharingEndsOn: date('sharing_ends_on', { mode: 'string' }),
    /** Of this referral alone, wrapped; destroyed with what is sealed by it. */
    dataKey: bytes('data_key'),
    shared: bytes('shared'),
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    declineReason: text('decline_reason').$type<ReferralDeclineReason>(),
  },
  (table) => [
    ...caseIndexes('referral', table),
    index('referral_by_expiry').on(table.expiresOn, table.id),
    index('referral_by_organisation_and_expiry').on(
      table.organisationId,
      table.expiresOn,
      table.id,
    ),
    index('referral_by_access_point_and_expiry').on(table.accessPointId, table.expiresOn, table.id),
    index('referral_by_receiver').on(table.receiverId, table.openedOn, table.id),
    index('referral_by_receiver_and_expiry').on(table.receiverId, table.expiresOn, table.id),
    index('referral_by_receiver_record').on(table.receiverRecordId, table.openedOn, table.id),
    check('referral_to_another', sql`${table.organisationId} <> ${table.receiverId}`),
    check(
      'referral_shared_with_its_key',
      sql`(${table.dataKey} is null) = (${table.shared} is null)`,
    ),
    check(
      'referral_shares_nothing_when_over',
      sql`${table.shared} is null or ${table.state} not in ('DECLINED', 'CLOSED', 'WITHDRAWN')`,
    ),
  ],
);
