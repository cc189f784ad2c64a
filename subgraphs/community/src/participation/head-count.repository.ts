import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { HeadCountCell } from './head-count.ts';
import { headCountCells } from './participation.table.ts';

const notNoted = 'UNKNOWN' as const;
const cells = getTableColumns(headCountCells);

function toCell({
  sex,
  ageBracket,
  citizenshipGroup,
  count,
}: typeof headCountCells.$inferSelect): HeadCountCell {
  return {
    sex,
    ageBracket: ageBracket === notNoted ? null : ageBracket,
    citizenshipGroup: citizenshipGroup === notNoted ? null : citizenshipGroup,
    count,
  };
}

/** The cells of each head-count, by its participation. */
export const cellsOf = statement(
  cells,
  write
    .select(cells)
    .from(headCountCells)
    .where(sql`${cells.participationId} = any(${idArray('participation', 'keys')})`)
    .orderBy(cells.sex, cells.ageBracket, cells.citizenshipGroup),
  (row) => ({ of: row.participationId, value: toCell(row) }),
);

export async function findCells(tx: Tx, participationId: string): Promise<HeadCountCell[]> {
  const rows = await tx
    .select()
    .from(headCountCells)
    .where(eq(cells.participationId, participationId));
  return rows.map(toCell);
}

export async function insertCells(
  tx: Tx,
  participationId: string,
  counted: readonly HeadCountCell[],
): Promise<void> {
  if (counted.length === 0) return;
  await tx.insert(headCountCells).values(
    counted.map(({ ageBracket, citizenshipGroup, ...cell }) => ({
      ...cell,
      participationId,
      ageBracket: ageBracket ?? notNoted,
      citizenshipGroup: citizenshipGroup ?? notNoted,
    })),
  );
}

/** Of participations that count nobody any more. */
export async function removeCells(tx: Tx, participationIds: string[]): Promise<void> {
  if (participationIds.length === 0) return;
  await tx.delete(headCountCells).where(inArray(cells.participationId, participationIds));
}
