import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Source } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import {
  accessPointExpectations,
  accessPoints,
  accessPointTerritories,
} from './access-point.table.ts';
import type { AccessPoint, AccessPointTerritory, Expectation } from './access-point.ts';

export function toSourceColumns({ name, asOf, confidence }: Source) {
  return { sourceName: name, sourceAsOf: asOf, sourceConfidence: confidence };
}

/** Every column as the new row has it, for rows that differ from it. */
export function asGiven(table: PgTable): { set: Record<string, SQL>; setWhere: SQL } {
  const columns = Object.entries(getTableColumns(table));
  return {
    set: Object.fromEntries(
      columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
    ),
    setWhere: sql`${table} is distinct from excluded`,
  };
}

/** Writes what is new or different; answers how many that were. */
export async function upsertAccessPoints(tx: Tx, listed: readonly AccessPoint[]): Promise<number> {
  const rows = listed.map(({ source, ...facts }) => ({ ...facts, ...toSourceColumns(source) }));
  const written = await tx
    .insert(accessPoints)
    .values(rows)
    .onConflictDoUpdate({ target: accessPoints.id, ...asGiven(accessPoints) })
    .returning({ id: accessPoints.id });
  return written.length;
}

export async function upsertExpectations(
  tx: Tx,
  listed: readonly (Expectation & { validFrom: string })[],
): Promise<number> {
  const rows = listed.map(({ source, ...facts }) => ({ ...facts, ...toSourceColumns(source) }));
  const written = await tx
    .insert(accessPointExpectations)
    .values(rows)
    .onConflictDoUpdate({
      target: [accessPointExpectations.kind, accessPointExpectations.validFrom],
      ...asGiven(accessPointExpectations),
    })
    .returning({ kind: accessPointExpectations.kind });
  return written.length;
}

/** Makes these the territories of these access points; answers how many links changed. */
export async function replaceTerritories(
  tx: Tx,
  accessPointIds: readonly string[],
  wanted: readonly AccessPointTerritory[],
): Promise<number> {
  const present = await tx
    .select()
    .from(accessPointTerritories)
    .where(inArray(accessPointTerritories.accessPointId, [...accessPointIds]));
  const wantedNames = new Set(wanted.map(nameOf));
  const presentNames = new Set(present.map(nameOf));
  const gone = present.filter((link) => !wantedNames.has(nameOf(link)));
  const added = wanted.filter((link) => !presentNames.has(nameOf(link)));
  for (const link of gone) {
    await tx
      .delete(accessPointTerritories)
      .where(
        and(
          eq(accessPointTerritories.accessPointId, link.accessPointId),
          eq(accessPointTerritories.relation, link.relation),
          eq(accessPointTerritories.territory, link.territory),
        ),
      );
  }
  if (added.length > 0) await tx.insert(accessPointTerritories).values([...added]);
  return gone.length + added.length;
}

function nameOf({ accessPointId, relation, territory }: AccessPointTerritory): string {
  return `${accessPointId} ${relation} ${territory}`;
}
