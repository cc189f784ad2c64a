import { count, inArray, lt, max, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { operatorStandings } from './operator-standing.table.ts';
import type { OperatorStanding } from './operator-standing.ts';

export type KeptStanding = OperatorStanding & { operatorId: string; account: string };

export async function upsertStandings(
  tx: Tx,
  standings: readonly KeptStanding[],
  followedAt: Date,
): Promise<void> {
  if (standings.length === 0) return;
  await tx
    .insert(operatorStandings)
    .values(standings.map((standing) => ({ ...standing, followedAt })))
    .onConflictDoUpdate({
      target: operatorStandings.operatorId,
      set: {
        account: sql`excluded.account`,
        state: sql`excluded.state`,
        role: sql`excluded.role`,
        accessPointId: sql`excluded.access_point_id`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removeStandings(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(operatorStandings).where(inArray(operatorStandings.operatorId, [...ids]));
}

export async function removeStandingsBefore(tx: Tx, at: Date): Promise<void> {
  await tx.delete(operatorStandings).where(lt(operatorStandings.followedAt, at));
}

/** Another value after each change, whichever of several gateways wrote it. */
export async function readMark(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ rows: count(), last: max(operatorStandings.followedAt) })
    .from(operatorStandings);
  return `${row?.rows} ${row?.last?.toISOString()}`;
}

export function findStandings(tx: Tx): Promise<KeptStanding[]> {
  return tx.select().from(operatorStandings);
}
