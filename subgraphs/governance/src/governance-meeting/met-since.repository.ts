import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { governanceMeetings } from './governance-meeting.table.ts';

/** Whether a network met on a day or after it. */
export async function hasMetSince(tx: Tx, networkId: string, day: string): Promise<boolean> {
  const { id, meetsOn, state } = governanceMeetings;
  const isOf = eq(governanceMeetings.networkId, networkId);
  const [met] = await tx
    .select({ id })
    .from(governanceMeetings)
    .where(and(isOf, inArray(state, ['HELD', 'MINUTES_APPROVED']), gte(meetsOn, day)))
    .limit(1);
  return met !== undefined;
}
