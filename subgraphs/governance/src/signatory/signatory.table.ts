import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { memoranda } from '../memorandum/memorandum.table.ts';
import type { SignatoryState, SignatureMethod } from './signatory.ts';

export const signatories = pgTable(
  'signatory',
  {
    id: typeId('id', 'signatory').primaryKey(),
    ...undertakingColumns<SignatoryState>(),
    memorandumId: typeId('memorandum_id', 'memorandum').notNull(),
    leadOrganisationId: typeId('lead_organisation_id', 'organisation').notNull(),
    capacity: text('capacity'),
    signedOn: date('signed_on', { mode: 'string' }),
    method: text('method').$type<SignatureMethod>(),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('signatory', table),
    foreignKey({
      name: 'signatory_of_memorandum_of_lead',
      columns: [table.memorandumId, table.leadOrganisationId],
      foreignColumns: [memoranda.id, memoranda.organisationId],
    }),
    index('signatory_of_memorandum').on(table.memorandumId, table.openedOn, table.id),
    // Who withdrew can be invited again.
    uniqueIndex('signatory_once')
      .on(table.organisationId, table.memorandumId)
      .where(sql`${table.state} <> 'WITHDRAWN'`),
    index('signatory_by_organisation_and_memorandum').on(table.organisationId, table.memorandumId),
    check(
      'signatory_signed',
      sql`(${table.signedOn} is not null) = (${table.method} is not null)
        and (${table.state} <> 'SIGNED' or ${table.signedOn} is not null)`,
    ),
    check(
      'signatory_withdrawn',
      sql`(${table.withdrawnOn} is not null) = (${table.state} = 'WITHDRAWN')`,
    ),
  ],
);
