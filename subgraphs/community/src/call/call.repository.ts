import { and, getTableColumns, gte, ilike, isNotNull, lte, ne, sql } from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import { changed, encodedTexts, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CallFilter, CallOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { callCriteria, calls } from './call.table.ts';
import { type Call, callLifeCycle } from './call.ts';

const { title, opensOn, closesOn, approvedOn } = calls;

export const callUndertaking = defineUndertaking({
  type: 'Call',
  table: calls,
  begins: 'DRAFT',
  cycle: callLifeCycle,
  toUndertaking: (row): Call => row,
  writeScope: 'community:decide',
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
