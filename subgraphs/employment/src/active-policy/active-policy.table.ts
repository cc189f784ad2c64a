import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { servicePacts } from '../service-pact/service-pact.table.ts';
import type { ActivePolicyState, SapEventName } from './sap-event.ts';

export const activePolicies = pgTable(
  'active_policy',
  {
    id: typeId('id', 'active_policy').primaryKey(),
    /** Opened on the day of the proposal. */
    ...caseColumns<ActivePolicyState>(),
    servicePactId: typeId('service_pact_id', 'service_pact')
      .notNull()
      .references(() => servicePacts.id),
    /** The letter of its type and two digits. */
    activityCode: text('activity_code').notNull(),
    promoterCode: text('promoter_code').notNull(),
    sapPolicyId: text('sap_policy_id'),
    checkLetterMatches: boolean('check_letter_matches'),
    startedOn: date('started_on', { mode: 'string' }),
    endedOn: date('ended_on', { mode: 'string' }),
    lastEvent: text('last_event').$type<SapEventName>(),
  },
  (table) => [
    ...caseIndexes('active_policy', table),
    index('active_policy_of_pact').on(table.servicePactId, table.openedOn, table.id),
    check('active_policy_period', sql`${table.startedOn} <= ${table.endedOn}`),
    check('active_policy_started', sql`${table.openedOn} <= ${table.startedOn}`),
  ],
);
