import { getTableColumns, sql } from 'drizzle-orm';
import { textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { belongingKind, toBelonging } from '../reference/belonging.repository.ts';
import { belongingFacts } from '../reference/belonging.ts';
import { territoryParts } from './territory.table.ts';
import type { TerritoryPart } from './territory.ts';

const facts = belongingFacts((whole) => whole.split(':')[0] ?? whole);

/** What makes up ambiti and basins: a comune is part of one of each at a time. */
export const territoryPartKind = belongingKind(
  territoryParts,
  facts,
  sql`split_part(${territoryParts.parentKey}, ':', 1) || ' ' || ${territoryParts.childKey}`,
);

const columns = getTableColumns(territoryParts);

/** The links from these territories (`keys`), down to their parts or up to their wholes. */
export const partsFrom = { whole: linksFrom('whole'), part: linksFrom('part') };

function linksFrom(end: 'whole' | 'part') {
  const column = end === 'whole' ? territoryParts.parentKey : territoryParts.childKey;
  return statement(
    columns,
    write
      .select(columns)
      .from(territoryParts)
      .where(sql`${column} = any(${textArray('keys')})`)
      .orderBy(territoryParts.parentKey, territoryParts.childKey, territoryParts.validFrom),
    (row) => {
      const link: TerritoryPart = toBelonging(row);
      return { of: link[end], value: link };
    },
  );
}
