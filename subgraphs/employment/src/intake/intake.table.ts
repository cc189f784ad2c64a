import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import type { ContactChannel, IntakeState, NeedArea } from './intake.ts';

export const intakes = pgTable(
  'intake',
  {
    id: typeId('id', 'intake').primaryKey(),
    ...caseColumns<IntakeState>(),
    channel: text('channel').$type<ContactChannel>().notNull(),
    languages: text('languages').array().notNull(),
    mediatorNeeded: boolean('mediator_needed').notNull(),
    needs: text('needs').array().$type<NeedArea[]>().notNull(),
  },
  (table) => caseIndexes('intake', table),
);
