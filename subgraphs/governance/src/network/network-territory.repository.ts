import {
  and,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import type { NetworkFilter } from '../generated/resolvers.ts';
import { territories } from '../territory/territory.table.ts';
import { dayOf, isWithin } from '../territory/territory-on.repository.ts';
import { networks, networkTerritories } from './network.table.ts';
import type { Network, NetworkTerritory } from './network.ts';

const { territory, validFrom, validTo } = networkTerritories;

type AskedTerritory = Pick<Asked<NetworkFilter>, 'territoryLevel' | 'territoryCode' | 'on'>;

/** Whether a network covers a territory of that level or code, or the one that has both. */
export function covers({ territoryLevel, territoryCode, on }: AskedTerritory): SQL | undefined {
  if (!territoryLevel && !territoryCode) return undefined;
  return isCovering(and(isOf(territoryLevel, territoryCode), on && isCoveredOn(on)));
}

function isOf(level: Placeholder | undefined, code: Placeholder | undefined): SQL {
  if (level && code) return sql`${territory} = ${level}::text || ':' || ${code}::text`;
  return level
    ? sql`split_part(${territory}, ':', 1) = ${level}`
    : sql`split_part(${territory}, ':', 2) = ${code}`;
}

function isCoveredOn(on: Placeholder | SQL): SQL | undefined {
  return and(lte(validFrom, on), or(isNull(validTo), gt(validTo, on)));
}

function isCovering(condition: SQL | undefined): SQL {
  const ofNetwork = eq(networkTerritories.networkId, networks.id);
  return sql`exists (select 1 from ${networkTerritories} where ${and(ofNetwork, condition)})`;
}

/**
 * Parents are `keyOn` keys: networks that covered the territory on the day, or a comune that was part of it
 * then, by the perimeter of that day.
 */
export const ofTerritoryOn: Relation = {
  name: 'territory on a day',
  on: (key) => isCovering(and(isWithin(territory, key), isCoveredOn(dayOf(key)))),
};

const columns = getTableColumns(networkTerritories);

/** What each network covers and covered, oldest first. */
export const territoriesOfNetwork = statement(
  columns,
  write
    .select(columns)
    .from(networkTerritories)
    .where(sql`${columns.networkId} = any(${idArray('network', 'keys')})`)
    .orderBy(validFrom, territory),
  ({ organisationId: _, ...value }): { of: string; value: NetworkTerritory } => {
    return { of: value.networkId, value };
  },
);

/**
 * Those of the territories (`LEVEL:code`) that are not there on a day: never heard of, ceased, or still to
 * come. Of what was there before its source speaks of it, that is taken as said.
 */
export async function findUnknown(tx: Tx, keys: readonly string[], day: string): Promise<string[]> {
  if (keys.length === 0) return [];
  const wasThere = or(lte(territories.validFrom, day), eq(territories.validFromKnown, false));
  const isThere = or(isNull(territories.validTo), gt(territories.validTo, day));
  const known = await tx
    .selectDistinct({ key: territories.key })
    .from(territories)
    .where(and(inArray(territories.key, [...keys]), wasThere, isThere));
  return keys.filter((key) => !known.some((each) => each.key === key));
}

export async function findCovered(tx: Tx, networkId: string): Promise<NetworkTerritory[]> {
  return tx.select().from(networkTerritories).where(eq(networkTerritories.networkId, networkId));
}

export async function insertCovered(
  tx: Tx,
  { id: networkId, organisationId }: Network,
  keys: readonly string[],
  from: string,
): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ territory: key, validFrom: from, validTo: null }));
  await tx
    .insert(networkTerritories)
    .values(rows.map((row) => ({ ...row, networkId, organisationId })));
}

/** Ends what a network covers, or one territory of it. */
export async function endCovered(
  tx: Tx,
  networkId: string,
  on: string,
  key?: string,
): Promise<void> {
  const isOpen = and(eq(networkTerritories.networkId, networkId), isNull(validTo));
  await tx
    .update(networkTerritories)
    .set({ validTo: on })
    .where(key === undefined ? isOpen : and(isOpen, eq(territory, key)));
}
