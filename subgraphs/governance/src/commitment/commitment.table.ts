import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  date,
  foreignKey,
  index,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { undertakingColumns } from '#shared/undertaking/undertaking-columns.table.ts';
import { memoranda } from '../memorandum/memorandum.table.ts';
import type { CommitmentState } from './commitment.ts';

export const commitments = pgTable(
  'commitment',
  {
    id: typeId('id', 'commitment').primaryKey(),
    ...undertakingColumns<CommitmentState>(),
    memorandumId: typeId('memorandum_id', 'memorandum').notNull(),
    leadOrganisationId: typeId('lead_organisation_id', 'organisation').notNull(),
    text: text('text').notNull(),
    measure: text('measure').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    foreignKey({
      name: 'commitment_of_memorandum_of_lead',
      columns: [table.memorandumId, table.leadOrganisationId],
      foreignColumns: [memoranda.id, memoranda.organisationId],
    }),
    index('commitment_in_order').on(table.dueOn, table.id),
    index('commitment_by_organisation').on(table.organisationId, table.dueOn, table.id),
    index('commitment_of_memorandum').on(table.memorandumId, table.dueOn, table.id),
    index('commitment_open').on(table.dueOn, table.id).where(hasNotEnded(table)),
    // It is the lead that names it, who has nothing to do with other names of who is responsible.
    uniqueIndex('commitment_external_ref')
      .on(table.memorandumId, table.externalRef)
      .where(sql`${table.externalRef} is not null`),
  ],
);

export function hasNotEnded({ state }: { state: AnyPgColumn }): SQL {
  return sql`${state} in ('OPEN', 'ON_TRACK', 'LATE')`;
}
