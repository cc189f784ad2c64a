import { eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { DataSubjectRequestFilter, DataSubjectRequestOrder } from '../generated/resolvers.ts';
import { dataSubjectRequests } from './data-subject-request.table.ts';
import type { DataSubjectRequest } from './data-subject-request.ts';

export const dataSubjectRequestList = defineList({
  type: 'DataSubjectRequest',
  table: dataSubjectRequests,
  id: dataSubjectRequests.id,
  toNode: (row): DataSubjectRequest => row,
  orders: {
    DUE_ASC: ascending(dataSubjectRequests.dueOn, (node: DataSubjectRequest) => node.dueOn),
    DUE_DESC: descending(dataSubjectRequests.dueOn, (node: DataSubjectRequest) => node.dueOn),
  } satisfies Record<DataSubjectRequestOrder, OrderColumn<DataSubjectRequest>>,
  usualOrder: 'DUE_ASC',
  where: (asked: Asked<DataSubjectRequestFilter>) => [
    asked.state && isOneOf(dataSubjectRequests.state, asked.state),
    asked.kind && equals(dataSubjectRequests.kind, asked.kind),
    asked.dueBefore && lt(dataSubjectRequests.dueOn, asked.dueBefore),
  ],
});

const columns = getTableColumns(dataSubjectRequests);

/** Those about each record, newest first. */
export const requestsOfRecord = statement(
  columns,
  write
    .select(columns)
    .from(dataSubjectRequests)
    .where(sql`${dataSubjectRequests.personRecordId} = any(${idArray('person_record', 'keys')})`)
    .orderBy(sql`${dataSubjectRequests.id} desc`),
  (row) => ({ of: row.personRecordId, value: row as DataSubjectRequest }),
);

export async function findRequestForUpdate(
  tx: Tx,
  id: string,
): Promise<DataSubjectRequest | undefined> {
  const [row] = await tx
    .select()
    .from(dataSubjectRequests)
    .where(eq(dataSubjectRequests.id, id))
    .for('update');
  return row;
}

export async function insertRequest(tx: Tx, request: DataSubjectRequest): Promise<void> {
  await tx.insert(dataSubjectRequests).values(request);
}

export async function updateRequest(tx: Tx, request: DataSubjectRequest): Promise<void> {
  const { state, stateSince, dueOn, extendedOn, extensionReason, closedOn, reason, version } =
    request;
  await tx
    .update(dataSubjectRequests)
    .set({ state, stateSince, dueOn, extendedOn, extensionReason, closedOn, reason, version })
    .where(eq(dataSubjectRequests.id, request.id));
}
