import { sql } from 'drizzle-orm';
import { arrayOf } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
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

/** The links from these territories, down to their parts or up to their wholes. */
export async function findParts(
  tx: Tx,
  from: 'whole' | 'part',
  keys: readonly string[],
): Promise<TerritoryPart[]> {
  const column = from === 'whole' ? territoryParts.parentKey : territoryParts.childKey;
  const rows = await tx
    .select()
    .from(territoryParts)
    .where(sql`${column} = any(${arrayOf('text', keys)})`)
    .orderBy(territoryParts.parentKey, territoryParts.childKey, territoryParts.validFrom);
  return rows.map(toBelonging);
}
