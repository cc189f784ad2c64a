import { sql } from 'drizzle-orm';
import { isOneOf } from '#shared/database/placeholders.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { defineUndertaking } from '../case-step/undertaking.repository.ts';
import type { ComplementaryActionFilter } from '../generated/resolvers.ts';
import { complementaryActions } from './complementary-action.table.ts';
import { type ComplementaryAction, complementaryActionLifeCycle } from './complementary-action.ts';

const table = complementaryActions;

export const complementaryActionKind = defineUndertaking({
  type: 'ComplementaryAction',
  table,
  begins: 'PROPOSED',
  cycle: complementaryActionLifeCycle,
  toUndertaking: (row): ComplementaryAction => row,
  orders: {
    OPENED_ON_ASC: ascending(table.openedOn, (node: ComplementaryAction) => node.openedOn),
    OPENED_ON_DESC: descending(table.openedOn, (node: ComplementaryAction) => node.openedOn),
  },
  usualOrder: 'OPENED_ON_DESC',
  check: (_: ComplementaryActionFilter) => {},
  where: ({ state, theme, comune }) => [
    state && isOneOf(table.state, state),
    theme && isOneOf(table.theme, theme),
    comune && sql`${table.comuneCodes} @> array[${comune}]::text[]`,
  ],
});
