import { sql } from 'drizzle-orm';
import { check, index, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import type { NeedArea } from '../intake/intake.ts';
import type { ComplementaryActionState, ComplementaryTheme } from './complementary-action.ts';

export const complementaryActions = pgTable(
  'complementary_action',
  {
    id: typeId('id', 'complementary_action').primaryKey(),
    ...undertakingColumns<ComplementaryActionState>(),
    theme: text('theme').$type<ComplementaryTheme>().notNull(),
    need: text('need').$type<NeedArea>().notNull(),
    descriptionIt: text('description_it').notNull(),
    descriptionEn: text('description_en'),
    comuneCodes: text('comune_codes').array().notNull(),
    atsCodes: text('ats_codes').array().notNull(),
    budget: numeric('budget', { precision: 12, scale: 2 }).notNull(),
    spent: numeric('spent', { precision: 12, scale: 2 }),
  },
  (table) => [
    ...undertakingIndexes('complementary_action', table),
    index('complementary_action_by_comune').using('gin', table.comuneCodes),
    check('complementary_action_within_budget', sql`${table.spent} <= ${table.budget}`),
  ],
);
