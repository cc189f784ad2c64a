import { and, eq, gt, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { arrayOf, containing, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { TerritoryLevel } from '#shared/territory-key.ts';
import type { TerritoryFilter, TerritoryOrder } from '../generated/resolvers.ts';
import { findNearest, type KeyAndDay } from '../reference/nearest.repository.ts';
import { territories, territorySuccessions } from './territory.table.ts';
import { searchable, type Territory } from './territory.ts';

export function toTerritory(row: typeof territories.$inferSelect): Territory {
  const { key: _, searchName: __, sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
}

function inForce(on: string): SQL | undefined {
  return and(
    lte(territories.validFrom, on),
    or(isNull(territories.validTo), gt(territories.validTo, on)),
  );
}

export const territoryList = defineList({
  type: 'Territory',
  table: territories,
  id: territories.id,
  toNode: toTerritory,
  orders: {
    CODE_ASC: ascending(territories.code, (node: Territory) => node.code),
    CODE_DESC: descending(territories.code, (node: Territory) => node.code),
    NAME_ASC: ascending(territories.name, (node: Territory) => node.name),
    NAME_DESC: descending(territories.name, (node: Territory) => node.name),
  } satisfies Record<TerritoryOrder, OrderColumn<Territory>>,
  usualOrder: 'CODE_ASC',
  where: (filter: TerritoryFilter) => [
    filter.level ? eq(territories.level, filter.level) : undefined,
    filter.on ? inForce(filter.on) : undefined,
    filter.regionCode ? eq(territories.regionCode, filter.regionCode) : undefined,
    filter.provinceCode ? eq(territories.provinceCode, filter.provinceCode) : undefined,
    filter.nameContains
      ? like(territories.searchName, containing(searchable(filter.nameContains)))
      : undefined,
  ],
});

/** What is in force on a day under a code of its level, a codice catastale or a province's sigla. */
export async function findByCode(
  tx: Tx,
  code: string,
  level: TerritoryLevel | undefined,
  on: string,
): Promise<Territory[]> {
  const rows = await tx
    .select()
    .from(territories)
    .where(
      and(
        or(
          eq(territories.code, code),
          eq(territories.cadastralCode, code),
          and(eq(territories.level, 'PROVINCE'), eq(territories.provinceAbbreviation, code)),
        ),
        level && eq(territories.level, level),
        inForce(on),
      ),
    )
    .orderBy(territories.level);
  return rows.map(toTerritory);
}

/** For each key and day the territory in force, or the one nearest before, or else after it. */
export async function findByKeys(
  tx: Tx,
  asked: readonly KeyAndDay[],
): Promise<Map<string, Territory>> {
  const found = await findNearest(tx, territories, territories, asked);
  return new Map(found.map(({ day, row }) => [`${day} ${row.key}`, toTerritory(row)]));
}

export type Link = { from: string; to: string; on: string };

export async function findSuccessions(tx: Tx, keys: readonly string[]): Promise<Link[]> {
  const rows = await tx
    .select()
    .from(territorySuccessions)
    .where(
      sql`${territorySuccessions.predecessorKey} = any(${arrayOf('text', keys)})
        or ${territorySuccessions.successorKey} = any(${arrayOf('text', keys)})`,
    )
    .orderBy(territorySuccessions.on, territorySuccessions.successorKey);
  return rows.map(({ predecessorKey, successorKey, on }) => ({
    from: predecessorKey,
    to: successorKey,
    on,
  }));
}
