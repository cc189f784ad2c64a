import { and, getTableColumns, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isNeverOut,
  isSo,
  mayRegioneWrite,
  todayInItaly,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import type { DeliverableFilter, DeliverableOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { deliverableReturns, deliverables } from './deliverable.table.ts';
import {
  awaited,
  type Deliverable,
  type DeliverableReturn,
  deliverableLifeCycle,
} from './deliverable.ts';

const isOverdue = sql`${and(
  lt(deliverables.dueOn, todayInItaly),
  inArray(deliverables.state, [...awaited]),
)}`;

export const deliverableUndertaking = {
  ...defineUndertaking({
    type: 'Deliverable',
    table: deliverables,
    begins: 'DUE',
    cycle: deliverableLifeCycle,
    toUndertaking: (row): Deliverable => row,
    mayWrite: mayRegioneWrite,
    orders: {
      DUE_ON_ASC: ascending(deliverables.dueOn, (node: Deliverable) => node.dueOn),
      DUE_ON_DESC: descending(deliverables.dueOn, (node: Deliverable) => node.dueOn),
    } satisfies Record<DeliverableOrder, OrderColumn<Deliverable>>,
    usualOrder: 'DUE_ON_ASC',
    audience: audienceOf,
    check: ({ organisationId, projectActivityId }: DeliverableFilter, context) => {
      if (organisationId) requireId(context, 'organisation', organisationId);
      if (projectActivityId) requireId(context, 'project_activity', projectActivityId);
    },
    where: (asked: Asked<DeliverableFilter>, audience) => [
      heldBy(deliverables.organisationId, audience),
      asked.state && isOneOf(deliverables.state, asked.state),
      asked.kind && isOneOf(deliverables.kind, asked.kind),
      asked.organisationId && equals(deliverables.organisationId, asked.organisationId),
      asked.projectActivityId && equals(deliverables.projectActivityId, asked.projectActivityId),
      asked.dueBefore && lt(deliverables.dueOn, asked.dueBefore),
      isSo(isOverdue, asked.overdue),
    ],
  }),
  isOut: isNeverOut,
};

export const deliverablesOfActivity: Relation = {
  name: 'activity',
  parentPrefix: 'project_activity',
  on: (key) => sql`${deliverables.projectActivityId} = ${key}`,
};

const columns = getTableColumns(deliverableReturns);

export const returnsOfDeliverable = statement(
  columns,
  write
    .select(columns)
    .from(deliverableReturns)
    .where(sql`${columns.deliverableId} = any(${idArray('deliverable', 'keys')})`)
    .orderBy(columns.number),
  (row): { of: string; value: DeliverableReturn } => ({ of: row.deliverableId, value: row }),
);

export async function insertReturn(tx: Tx, returned: DeliverableReturn): Promise<void> {
  await tx.insert(deliverableReturns).values(returned);
}
