import type { Tx } from '#shared/database/database.ts';
import { isOneOf } from '#shared/database/placeholders.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import type { BreakGlassAccessFilter } from '../generated/resolvers.ts';
import { breakGlassAccesses, breakGlassGrants } from './break-glass-access.table.ts';
import type { BreakGlassAccess } from './break-glass-access.ts';

const table = breakGlassAccesses;

export const breakGlassAccessList = defineList({
  type: 'BreakGlassAccess',
  table,
  id: table.id,
  toNode: (row): BreakGlassAccess => row,
  orders: {
    OPENED_ASC: ascending(table.id, (node: BreakGlassAccess) => node.id),
    OPENED_DESC: descending(table.id, (node: BreakGlassAccess) => node.id),
  },
  usualOrder: 'OPENED_DESC',
  check: (_: BreakGlassAccessFilter) => {},
  where: ({ reason }) => [reason && isOneOf(table.reason, reason)],
});

/** The entry of the log, and what it opens. */
export async function insertAccess(tx: Tx, access: BreakGlassAccess): Promise<void> {
  await tx.insert(breakGlassAccesses).values(access);
  await tx.insert(breakGlassGrants).values({ ...access, accessId: access.id });
}
