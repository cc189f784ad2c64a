import { sql } from 'drizzle-orm';
import {
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
import { researchActions } from '../research-action/research-action.table.ts';
import type { DatasetRequestAct, DatasetRequestState } from './dataset-request.ts';

export const datasetRequests = pgTable(
  'dataset_request',
  {
    id: typeId('id', 'dataset_request').primaryKey(),
    ...undertakingColumns<DatasetRequestState>(),
    researchActionId: typeId('research_action_id', 'research_action').references(
      () => researchActions.id,
    ),
    purpose: text('purpose').notNull(),
    datasets: text('datasets').array().notNull(),
    variables: text('variables').array().notNull(),
    periodStartsOn: date('period_starts_on', { mode: 'string' }).notNull(),
    periodEndsOn: date('period_ends_on', { mode: 'string' }).notNull(),
    k: integer('k').notNull(),
    method: text('method').notNull(),
    ethicsApprovalRef: text('ethics_approval_ref'),
    agreementRef: text('agreement_ref'),
    agreementSignedOn: date('agreement_signed_on', { mode: 'string' }),
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    ...undertakingIndexes('dataset_request', table),
    unique('dataset_request_of_requester').on(table.id, table.organisationId),
    index('dataset_request_by_expiry').on(table.expiresOn, table.id),
    index('dataset_request_by_organisation_and_expiry').on(
      table.organisationId,
      table.expiresOn,
      table.id,
    ),
    check('dataset_request_smallest_cell', sql`${table.k} >= 5`),
    check('dataset_request_period', sql`${table.periodStartsOn} <= ${table.periodEndsOn}`),
    check(
      'dataset_request_agreement',
      sql`${table.agreementSignedOn} is not null or ${table.state} not in ('APPROVED', 'RELEASED')`,
    ),
  ],
);

/** What the board decided on requests; written once. */
export const datasetDecisions = pgTable(
  'dataset_decision',
  {
    datasetRequestId: typeId('dataset_request_id', 'dataset_request').notNull(),
    number: integer('number').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    act: text('act').$type<DatasetRequestAct>().notNull(),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    reasonIt: text('reason_it').notNull(),
    conditionsIt: text('conditions_it'),
  },
  (table) => [
    primaryKey({ columns: [table.datasetRequestId, table.number] }),
    foreignKey({
      name: 'dataset_decision_of_requester',
      columns: [table.datasetRequestId, table.organisationId],
      foreignColumns: [datasetRequests.id, datasetRequests.organisationId],
    }),
  ],
);
