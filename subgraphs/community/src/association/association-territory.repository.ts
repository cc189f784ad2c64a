import { eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { associationTerritories } from './association.table.ts';

const { associationId, territory } = associationTerritories;

/** Of an association that the caller has locked, in order. */
export async function findTerritories(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .select({ territory })
    .from(associationTerritories)
    .where(eq(associationId, id))
    .orderBy(territory);
  return rows.map((row) => row.territory);
}

export async function insertTerritories(
  tx: Tx,
  id: string,
  territories: readonly string[],
): Promise<void> {
  if (territories.length === 0) return;
  const rows = territories.map((key) => ({ associationId: id, territory: key }));
  await tx.insert(associationTerritories).values(rows);
}

/** Where it works now takes the place of where it worked. */
export async function replaceTerritories(
  tx: Tx,
  id: string,
  territories: readonly string[],
): Promise<void> {
  await tx.delete(associationTerritories).where(eq(associationId, id));
  await insertTerritories(tx, id, territories);
}
