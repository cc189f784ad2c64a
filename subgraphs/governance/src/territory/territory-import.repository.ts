import { inArray, like, or, sql } from 'drizzle-orm';
import { getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { type TerritoryLevel, territoryKey } from '#shared/territory-key.ts';
import { inBatches, writePlan } from '../reference/plan.repository.ts';
import { toSourceColumns } from '../reference-source.ts';
import type { Succession, SuccessionPlan } from './succession-import.ts';
import { toTerritory } from './territory.repository.ts';
import { territories, territorySuccessions } from './territory.table.ts';
import { searchable, type Territory } from './territory.ts';
import type { TerritoryPlan } from './territory-facts.ts';

export async function findOfLevels(
  tx: Tx,
  levels: readonly TerritoryLevel[],
): Promise<Territory[]> {
  const rows = await tx
    .select()
    .from(territories)
    .where(inArray(territories.level, [...levels]));
  return rows.map(toTerritory);
}

export async function findSuccessionsOfLevels(
  tx: Tx,
  levels: readonly TerritoryLevel[],
): Promise<Succession[]> {
  const rows = await tx
    .select()
    .from(territorySuccessions)
    .where(or(...levels.map((level) => like(territorySuccessions.predecessorKey, `${level}:%`))));
  return rows.map((row) => ({
    predecessor: row.predecessorKey,
    successor: row.successorKey,
    on: row.on,
    source: getSource(row),
  }));
}

export async function applyTerritories(tx: Tx, plan: TerritoryPlan): Promise<void> {
  await writePlan(tx, territories, territories.id, plan, toRow);
}

export async function applySuccessions(tx: Tx, plan: SuccessionPlan): Promise<void> {
  for (const { predecessor, successor, on } of plan.removed) {
    await tx.execute(sql`delete from ${territorySuccessions} where predecessor_key = ${predecessor}
      and successor_key = ${successor} and "on" = ${on}`);
  }
  for (const some of inBatches(plan.added)) {
    await tx.insert(territorySuccessions).values(
      some.map(({ predecessor, successor, on, source }) => ({
        predecessorKey: predecessor,
        successorKey: successor,
        on,
        ...toSourceColumns(source),
      })),
    );
  }
}

function toRow({ source, ...facts }: Territory): typeof territories.$inferInsert {
  return {
    ...facts,
    key: territoryKey(facts),
    searchName: searchable(facts.name),
    ...toSourceColumns(source),
  };
}
