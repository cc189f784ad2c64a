import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { networks } from '../network/network.table.ts';
import type { MemorandumRenewalKind } from './memorandum.ts';
import type { MemorandumState } from './memorandum-life-cycle.ts';

const day = (column: string) => date(column, { mode: 'string' });

export const memoranda = pgTable(
  'memorandum',
  {
    id: typeId('id', 'memorandum').primaryKey(),
    ...undertakingColumns<MemorandumState>(),
    networkId: typeId('network_id', 'network').references(() => networks.id),
    titleIt: text('title_it').notNull(),
    titleEn: text('title_en').notNull(),
    subject: text('subject').notNull(),
    protocolNumber: text('protocol_number'),
    actReference: text('act_reference'),
    effectiveFrom: day('effective_from').notNull(),
    effectiveTo: day('effective_to').notNull(),
    renewal: text('renewal').$type<MemorandumRenewalKind>().notNull(),
    renewalMonths: integer('renewal_months'),
    documentHash: text('document_hash'),
    signableFrom: day('signable_from'),
    inForceFrom: day('in_force_from'),
    endedOn: day('ended_on'),
    supersededById: typeId('superseded_by_id', 'memorandum'),
    partyIds: typeId('party_ids', 'organisation').array().notNull(),
    signaturesMissing: integer('signatures_missing').notNull(),
  },
  (table) => [
    ...undertakingIndexes('memorandum', table),
    // What hangs on a memorandum names its lead with it.
    unique('memorandum_of_lead').on(table.id, table.organisationId),
    foreignKey({ columns: [table.supersededById], foreignColumns: [table.id] }),
    index('memorandum_by_network').on(table.networkId, table.effectiveTo, table.id),
    index('memorandum_by_last_day').on(table.effectiveTo, table.id),
    index('memorandum_missing_signatures')
      .on(table.effectiveTo, table.id)
      .where(lacksSignatures(table)),
    check('memorandum_period', sql`${table.effectiveFrom} <= ${table.effectiveTo}`),
    check(
      'memorandum_renewal',
      sql`(${table.renewal} = 'NONE') = (${table.renewalMonths} is null)`,
    ),
    check(
      'memorandum_came_into_force',
      sql`(${table.inForceFrom} is not null)
        = (${table.state} in ('IN_FORCE', 'EXPIRED', 'TERMINATED', 'SUPERSEDED'))`,
    ),
    check(
      'memorandum_ended',
      sql`(${table.endedOn} is not null) = (${table.state} in ('EXPIRED', 'TERMINATED', 'SUPERSEDED'))`,
    ),
    check(
      'memorandum_superseded',
      sql`(${table.supersededById} is not null) = (${table.state} = 'SUPERSEDED')`,
    ),
  ],
);

type Signed = Record<'state' | 'signaturesMissing', AnyPgColumn>;

/** Open for signature, and somebody who has not withdrawn has not signed. */
export function lacksSignatures({ state, signaturesMissing }: Signed): SQL {
  return sql`${state} in ('OPEN_FOR_SIGNATURE', 'PARTLY_SIGNED') and ${signaturesMissing} > 0`;
}

const ofMemorandum = () => ({
  memorandumId: typeId('memorandum_id', 'memorandum')
    .notNull()
    .references(() => memoranda.id),
  number: integer('number').notNull(),
});

export const memorandumAmendments = pgTable(
  'memorandum_amendment',
  {
    ...ofMemorandum(),
    amendedOn: day('amended_on').notNull(),
    actReference: text('act_reference').notNull(),
    text: text('text').notNull(),
    documentHash: text('document_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memorandumId, table.number] })],
);

export const memorandumRenewals = pgTable(
  'memorandum_renewal',
  {
    ...ofMemorandum(),
    renewedOn: day('renewed_on').notNull(),
    extendedFrom: day('extended_from').notNull(),
    effectiveTo: day('effective_to').notNull(),
    actReference: text('act_reference'),
  },
  (table) => [primaryKey({ columns: [table.memorandumId, table.number] })],
);
