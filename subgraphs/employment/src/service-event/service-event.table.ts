import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { ServiceEventKind, ServiceEventState, ServiceMode } from './service-event.ts';

export const serviceEvents = pgTable(
  'service_event',
  {
    id: typeId('id', 'service_event').primaryKey(),
    ...caseColumns<ServiceEventState>(),
    kind: text('kind').$type<ServiceEventKind>().notNull(),
    mode: text('mode').$type<ServiceMode>().notNull(),
    minutes: integer('minutes').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    occurredOn: date('occurred_on', { mode: 'string' }),
    operator: text('operator').notNull(),
    mediatorLanguage: text('mediator_language'),
  },
  (table) => [
    ...caseIndexes('service_event', table),
    check(
      'service_event_occurred_when_delivered',
      sql`(${table.occurredOn} is not null) = (${table.state} in ('DELIVERED', 'CONFIRMED', 'VOIDED'))`,
    ),
  ],
);
