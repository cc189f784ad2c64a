import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { fromTerritoryKey } from '#shared/territory-key.ts';
import { microInterventionTerritories } from './micro-intervention.table.ts';

const links = getTableColumns(microInterventionTerritories);

/** The territories of each micro-intervention. */
export const territoriesOf = statement(
  links,
  write
    .select(links)
    .from(microInterventionTerritories)
    .where(sql`${links.microInterventionId} = any(${idArray('micro_intervention', 'keys')})`)
    .orderBy(links.territory),
  ({ microInterventionId, territory }) => ({
    of: microInterventionId,
    value: fromTerritoryKey(territory),
  }),
);

export async function findTerritories(tx: Tx, microInterventionId: string): Promise<string[]> {
  const found = await tx
    .select({ territory: links.territory })
    .from(microInterventionTerritories)
    .where(eq(links.microInterventionId, microInterventionId))
    .orderBy(links.territory);
  return found.map(({ territory }) => territory);
}

/** Territories are `LEVEL:code`. */
export async function replaceTerritories(
  tx: Tx,
  microInterventionId: string,
  territories: readonly string[],
): Promise<void> {
  await tx
    .delete(microInterventionTerritories)
    .where(eq(links.microInterventionId, microInterventionId));
  const rows = territories.map((territory) => ({ microInterventionId, territory }));
  await tx.insert(microInterventionTerritories).values(rows);
}
