import { arrayContains, eq, ilike, inArray } from 'drizzle-orm';
import { containing, toSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { groupBy } from '#shared/group-by.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { fromTerritoryKey, type TerritoryReference } from '#shared/territory-key.ts';
import type { AssociationFilter, AssociationOrder } from '../generated/resolvers.ts';
import { associations, associationTerritories } from './association.table.ts';
import type { Association } from './association.ts';

function toAssociation(row: typeof associations.$inferSelect): Association {
  const { listed: _, sourceName: __, sourceAsOf: ___, sourceConfidence: ____, ...facts } = row;
  return { ...facts, source: toSource(row) };
}

export const associationList = defineList({
  type: 'Association',
  table: associations,
  id: associations.id,
  toNode: toAssociation,
  orders: {
    NAME_ASC: ascending(associations.name, (node: Association) => node.name),
    NAME_DESC: descending(associations.name, (node: Association) => node.name),
  } satisfies Record<AssociationOrder, OrderColumn<Association>>,
  usualOrder: 'NAME_ASC',
  where: (filter: AssociationFilter) => [
    filter.state ? inArray(associations.state, filter.state) : undefined,
    filter.countryCode ? arrayContains(associations.countryCodes, [filter.countryCode]) : undefined,
    isGiven(filter.newGeneration)
      ? eq(associations.newGeneration, filter.newGeneration)
      : undefined,
    isGiven(filter.informal) ? eq(associations.informal, filter.informal) : undefined,
    filter.nameContains ? ilike(associations.name, containing(filter.nameContains)) : undefined,
  ],
});

function isGiven(value: boolean | null | undefined): value is boolean {
  return value !== null && value !== undefined;
}

/** The territories of each association. */
export async function findTerritories(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, TerritoryReference[]>> {
  const rows = await tx
    .select()
    .from(associationTerritories)
    .where(inArray(associationTerritories.associationId, [...ids]))
    .orderBy(associationTerritories.territory);
  const groups = groupBy(rows, ({ associationId }) => associationId);
  return new Map(
    [...groups].map(([id, links]) => [id, links.map((link) => fromTerritoryKey(link.territory))]),
  );
}
