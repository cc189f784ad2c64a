import { date, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { employerColumns } from '../employer/employer-columns.table.ts';
import type { InternshipState, InternshipType } from './internship.ts';

export const internships = pgTable(
  'internship',
  {
    id: typeId('id', 'internship').primaryKey(),
    ...caseColumns<InternshipState>(),
    type: text('type').$type<InternshipType>().notNull(),
    /** The host. */
    ...employerColumns(),
    /** Subject of a token. */
    promoterTutor: text('promoter_tutor').notNull(),
    /** What is written of the person, and the name of the tutor at the host's. */
    sealed: bytes('sealed').notNull(),
    weeklyHours: integer('weekly_hours').notNull(),
    /** EUR a month. */
    allowance: numeric('allowance', { precision: 12, scale: 2 }),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    agreedEndsOn: date('agreed_ends_on', { mode: 'string' }).notNull(),
    agreementNumber: text('agreement_number'),
    coNumber: text('co_number'),
  },
  (table) => caseIndexes('internship', table),
);
