import { getTableColumns, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isNeverOut,
  mayRegioneWrite,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import type { DatasetRequestFilter, DatasetRequestOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { datasetDecisions, datasetRequests as requests } from './dataset-request.table.ts';
import {
  type DatasetDecision,
  type DatasetRequest,
  datasetRequestLifeCycle,
} from './dataset-request.ts';

export const datasetRequestUndertaking = {
  ...defineUndertaking({
    type: 'DatasetRequest',
    table: requests,
    begins: 'REQUESTED',
    cycle: datasetRequestLifeCycle,
    toUndertaking: (row): DatasetRequest => row,
    mayWrite: mayRegioneWrite,
    orders: {
      OPENED_ON_ASC: ascending(requests.openedOn, (node: DatasetRequest) => node.openedOn),
      OPENED_ON_DESC: descending(requests.openedOn, (node: DatasetRequest) => node.openedOn),
      EXPIRES_ON_ASC: ascending(requests.expiresOn, (node: DatasetRequest) => node.expiresOn),
    } satisfies Record<DatasetRequestOrder, OrderColumn<DatasetRequest>>,
    usualOrder: 'OPENED_ON_DESC',
    audience: audienceOf,
    check: ({ organisationId }: DatasetRequestFilter, context) => {
      if (organisationId) requireId(context, 'organisation', organisationId);
    },
    where: (asked: Asked<DatasetRequestFilter>, audience) => [
      heldBy(requests.organisationId, audience),
      asked.state && isOneOf(requests.state, asked.state),
      asked.organisationId && equals(requests.organisationId, asked.organisationId),
      asked.expiresBefore && lt(requests.expiresOn, asked.expiresBefore),
    ],
  }),
  // Data that somebody has can be taken back from whoever has left, too.
  isOut: isNeverOut,
};

const columns = getTableColumns(datasetDecisions);

export const decisionsOfRequest = statement(
  columns,
  write
    .select(columns)
    .from(datasetDecisions)
    .where(sql`${columns.datasetRequestId} = any(${idArray('dataset_request', 'keys')})`)
    .orderBy(columns.number),
  (row): { of: string; value: DatasetDecision } => ({ of: row.datasetRequestId, value: row }),
);

export async function insertDecision(tx: Tx, decision: DatasetDecision): Promise<void> {
  await tx.insert(datasetDecisions).values(decision);
}
