import { eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isSo,
  mayRegioneWrite,
  todayInItaly,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import { calls } from '../call/call.table.ts';
import type { GrantFilter, GrantOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { grants } from './grant.table.ts';
import { type Grant, grantLifeCycle } from './grant.ts';

export const grantUndertaking = defineUndertaking({
  type: 'Grant',
  table: grants,
  begins: 'OFFERED',
  cycle: grantLifeCycle,
  toUndertaking: (row): Grant => row,
  readScope: 'community:read',
  writeScope: 'community:write',
  mayWrite: mayRegioneWrite,
  orders: {
    OPENED_ON_ASC: ascending(grants.openedOn, (node: Grant) => node.openedOn),
    OPENED_ON_DESC: descending(grants.openedOn, (node: Grant) => node.openedOn),
    AMOUNT_ASC: ascending(grants.amount, (node: Grant) => node.amount),
    AMOUNT_DESC: descending(grants.amount, (node: Grant) => node.amount),
  } satisfies Record<GrantOrder, OrderColumn<Grant>>,
  usualOrder: 'OPENED_ON_DESC',
  audience: audienceOf,
  check: ({ callId, associationId, organisationId }: GrantFilter, context) => {
    if (callId) requireId(context, 'call', callId);
    if (associationId) requireId(context, 'association', associationId);
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<GrantFilter>, audience) => [
    heldBy(grants.organisationId, audience),
    asked.state && isOneOf(grants.state, asked.state),
    asked.callId && equals(grants.callId, asked.callId),
    asked.associationId && equals(grants.associationId, asked.associationId),
    asked.organisationId && equals(grants.organisationId, asked.organisationId),
    asked.instalmentDueBefore && hasToPayBefore(sql`${asked.instalmentDueBefore}::date`),
    isSo(hasToPayBefore(todayInItaly), asked.overdue),
  ],
});

/** An alias, since the column of a table in a subselect is not told from that of the list. */
function hasToPayBefore(day: SQL): SQL {
  return sql`exists (select 1 from grant_instalment due
    where due.grant_id = ${grants.id} and due.paid_on is null and due.due_on < ${day})`;
}

export const grantsOf = {
  call: {
    name: 'call',
    parentPrefix: 'call',
    on: (key) => sql`${grants.callId} = ${key}`,
  },
  association: {
    name: 'association',
    parentPrefix: 'association',
    on: (key) => sql`${grants.associationId} = ${key}`,
  },
  organisation: {
    name: 'organisation',
    parentPrefix: 'organisation',
    on: (key) => sql`${grants.organisationId} = ${key}`,
  },
} satisfies Record<string, Relation>;

/** Whether a call, which the caller has locked, has less left than an amount. */
export async function exceedsBudget(tx: Tx, callId: string, amount: string): Promise<boolean> {
  const [call] = await tx
    .select({
      exceeds: sql<boolean>`budget_taken(${calls.id}) + ${amount}::numeric > ${calls.budget}`,
    })
    .from(calls)
    .where(eq(calls.id, callId));
  if (!call) throw new Error('A grant is offered of no call');
  return call.exceeds;
}
