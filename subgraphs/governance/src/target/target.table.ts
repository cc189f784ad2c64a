import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { sourceColumns } from '#shared/database/columns.ts';
import type { OrganisationType } from '../organisation/organisation.ts';
import type { TargetMeasure } from './target.ts';

export const targets = pgTable('target', {
  code: text('code').primaryKey(),
  programme: text('programme').notNull(),
  measure: text('measure').$type<TargetMeasure>().notNull(),
  value: integer('value').notNull(),
  organisationType: text('organisation_type').$type<OrganisationType>(),
  ...sourceColumns(),
});
