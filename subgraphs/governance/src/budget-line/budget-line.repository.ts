import { sql } from 'drizzle-orm';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import {
  audienceOf,
  heldBy,
  isNeverOut,
  mayRegioneWrite,
} from '#shared/undertaking/seen-by-regione.repository.ts';
import type { BudgetLineFilter, BudgetLineOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { budgetLines } from './budget-line.table.ts';
import { type BudgetLine, budgetLineLifeCycle } from './budget-line.ts';

export const budgetLineUndertaking = {
  ...defineUndertaking({
    type: 'BudgetLine',
    table: budgetLines,
    begins: 'OPEN',
    cycle: budgetLineLifeCycle,
    toUndertaking: (row): BudgetLine => row,
    mayWrite: mayRegioneWrite,
    orders: {
      OPENED_ON_ASC: ascending(budgetLines.openedOn, (node: BudgetLine) => node.openedOn),
      OPENED_ON_DESC: descending(budgetLines.openedOn, (node: BudgetLine) => node.openedOn),
      ENDS_ON_ASC: ascending(budgetLines.endsOn, (node: BudgetLine) => node.endsOn),
    } satisfies Record<BudgetLineOrder, OrderColumn<BudgetLine>>,
    usualOrder: 'OPENED_ON_DESC',
    audience: audienceOf,
    check: ({ organisationId }: BudgetLineFilter, context) => {
      if (organisationId) requireId(context, 'organisation', organisationId);
    },
    where: (asked: Asked<BudgetLineFilter>, audience) => [
      heldBy(budgetLines.organisationId, audience),
      asked.state && isOneOf(budgetLines.state, asked.state),
      asked.workPackage && isOneOf(budgetLines.workPackage, asked.workPackage),
      asked.category && isOneOf(budgetLines.category, asked.category),
      asked.organisationId && equals(budgetLines.organisationId, asked.organisationId),
    ],
  }),
  isOut: isNeverOut,
};

export const linesOfOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${budgetLines.organisationId} = ${key}`,
};
