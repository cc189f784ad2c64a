import { and, getTableColumns, like, sql } from 'drizzle-orm';
import { containing, getSource } from '#shared/database/columns.ts';
import { changed, equals, textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { TerritoryFilter, TerritoryOrder } from '../generated/resolvers.ts';
import { isInForceOn, nearestByKeyAndDay } from '../reference/periods.repository.ts';
import { territories, territorySuccessions } from './territory.table.ts';
import { searchable, type Territory } from './territory.ts';

export function toTerritory(row: typeof territories.$inferSelect): Territory {
  const { key: _, searchName: __, sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
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
  where: (asked: Asked<TerritoryFilter>) => [
    asked.level && equals(territories.level, asked.level),
    asked.on && isInForceOn(territories, asked.on),
    asked.regionCode && equals(territories.regionCode, asked.regionCode),
    asked.provinceCode && equals(territories.provinceCode, asked.provinceCode),
    asked.nameContains &&
      like(territories.searchName, changed(asked.nameContains, containingWords)),
  ],
});

function containingWords(text: string): string {
  return containing(searchable(text));
}

const columns = getTableColumns(territories);
const [code, level, day] = [
  sql.placeholder('code'),
  sql.placeholder('level'),
  sql.placeholder('on'),
];

/**
 * What is in force on a day (`on`) under a `code` of its level, a codice catastale or a province's
 * sigla; of one `level` where that is not null.
 */
export const territoriesByCode = statement(
  columns,
  write
    .select(columns)
    .from(territories)
    .where(
      and(
        sql`(${territories.code} = ${code} or ${territories.cadastralCode} = ${code}
          or (${territories.level} = 'PROVINCE' and ${territories.provinceAbbreviation} = ${code}))`,
        sql`(${level}::text is null or ${territories.level} = ${level})`,
        isInForceOn(territories, day),
      ),
    )
    .orderBy(territories.level),
  toTerritory,
);

/** For each of the `keys` and its day the territory in force, or the one nearest before, or else after it. */
export const territoriesByKeyAndDay = nearestByKeyAndDay(territories, territories, toTerritory);

export type Link = { from: string; to: string; on: string };

const successions = getTableColumns(territorySuccessions);

/** What took the place of any of the `keys`, and what these took the place of. */
export const successionsOf = statement(
  successions,
  write
    .select(successions)
    .from(territorySuccessions)
    .where(
      sql`(${successions.predecessorKey} = any(${textArray('keys')})
        or ${successions.successorKey} = any(${textArray('keys')}))`,
    )
    .orderBy(successions.on, successions.successorKey),
  ({ predecessorKey, successorKey, on }): Link => ({ from: predecessorKey, to: successorKey, on }),
);
