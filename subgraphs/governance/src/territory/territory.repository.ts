import {
  and,
  eq,
  getTableColumns,
  gt,
  isNull,
  like,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { containing, getSource } from '#shared/database/columns.ts';
import { changed, equals, textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { TerritoryFilter, TerritoryOrder } from '../generated/resolvers.ts';
import { territories, territoryParts, territorySuccessions } from './territory.table.ts';
import { searchable, type Territory } from './territory.ts';

export function toTerritory(row: typeof territories.$inferSelect): Territory {
  const { key: _, searchName: __, sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
}

function inForce(on: Placeholder): SQL | undefined {
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
  where: (asked: Asked<TerritoryFilter>) => [
    asked.level && equals(territories.level, asked.level),
    asked.on && inForce(asked.on),
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
        inForce(day),
      ),
    )
    .orderBy(territories.level),
  toTerritory,
);

const asked = {
  key: sql<string>`asked.key`.mapWith(String),
  day: sql<string>`asked.day`.mapWith(String),
};
const found = { territory: columns, day: asked.day };

/** For each of the `keys` and its day the territory in force, or the one nearest before, or else after it. */
export const territoriesByKeyAndDay = statement(
  found,
  write
    .selectDistinctOn([asked.key, asked.day], found)
    .from(sql`unnest(${textArray('keys')}, ${textArray('days')}) as asked(key, day)`)
    .innerJoin(territories, eq(territories.key, asked.key))
    .orderBy(
      asked.key,
      asked.day,
      sql`case when ${territories.validFrom} <= asked.day::date then ${territories.validFrom} end
        desc nulls last`,
      territories.validFrom,
    ),
  ({ day, territory }) => ({ on: `${day} ${territory.key}`, territory: toTerritory(territory) }),
);

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

const parts = getTableColumns(territoryParts);

/** The ambiti and basins that hold each of these comuni. */
export const wholesOf = statement(
  parts,
  write
    .select(parts)
    .from(territoryParts)
    .where(sql`${parts.childKey} = any(${textArray('keys')})`)
    .orderBy(parts.parentKey),
  (row) => ({ of: row.childKey, value: row }),
);
