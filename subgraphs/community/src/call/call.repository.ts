import { and, eq, getTableColumns, gte, ilike, isNotNull, lte, ne, sql } from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, encodedTexts, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CallFilter, CallOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { callCriteria, calls } from './call.table.ts';
import { type Call, type CallCriterion, callLifeCycle } from './call.ts';

const { title, opensOn, closesOn, approvedOn } = calls;

export const callUndertaking = defineUndertaking({
  type: 'Call',
  table: calls,
  begins: 'DRAFT',
  cycle: callLifeCycle,
  toUndertaking: (row): Call => row,
  isEverybodys: ({ approvedOn }: Call) => approvedOn !== null,
  orders: {
    CLOSES_ON_ASC: ascending(closesOn, (node: Call) => node.closesOn),
    CLOSES_ON_DESC: descending(closesOn, (node: Call) => node.closesOn),
    TITLE_ASC: ascending(title, (node: Call) => node.title ?? ''),
    TITLE_DESC: descending(title, (node: Call) => node.title ?? ''),
  } satisfies Record<CallOrder, OrderColumn<Call>>,
  usualOrder: 'CLOSES_ON_DESC',
  where: (asked: Asked<CallFilter>) => [
    asked.state && isOneOf(calls.state, asked.state),
    asked.openOn &&
      and(
        isNotNull(approvedOn),
        ne(calls.state, 'REVOKED'),
        lte(opensOn, asked.openOn),
        gte(closesOn, asked.openOn),
      ),
    asked.applicants && sql`${calls.applicants} && ${encodedTexts(asked.applicants)}::text[]`,
    asked.titleContains && ilike(title, changed(asked.titleContains, containing)),
  ],
});

const criteria = getTableColumns(callCriteria);

/** The criteria of each call, in its order. */
export const criteriaOf = statement(
  criteria,
  write
    .select(criteria)
    .from(callCriteria)
    .where(sql`${criteria.callId} = any(${idArray('call', 'keys')})`)
    .orderBy(criteria.position),
  (row) => ({ of: row.callId, value: row }),
);

export async function findCriteria(tx: Tx, callId: string): Promise<CallCriterion[]> {
  return tx
    .select()
    .from(callCriteria)
    .where(eq(callCriteria.callId, callId))
    .orderBy(callCriteria.position);
}

export async function insertCriteria(tx: Tx, given: readonly CallCriterion[]): Promise<void> {
  await tx.insert(callCriteria).values([...given]);
}

/** Those of a call that the caller has locked. */
export async function replaceCriteria(
  tx: Tx,
  callId: string,
  given: readonly CallCriterion[],
): Promise<void> {
  await tx.delete(callCriteria).where(eq(callCriteria.callId, callId));
  await insertCriteria(tx, given);
}

/** A call as it stays until the transaction ends, whoever else relies on it meanwhile. */
export async function findCallForShare(tx: Tx, id: string): Promise<Call | undefined> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, id)).for('share');
  return call;
}
