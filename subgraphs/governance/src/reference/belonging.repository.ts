import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { arrayOf, type Confidence, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { toSourceColumns } from '../reference-source.ts';
import type { Belonging } from './belonging.ts';
import type { Facts, Known } from './dated.ts';
import { inBatches } from './plan.repository.ts';
import type { Plan } from './plan.ts';
import type { ReferenceKind } from './reference-kind.ts';

type BelongingRow = {
  parentKey: string;
  childKey: string;
  validFrom: string;
  validTo: string | null;
  sourceName: string | null;
  sourceAsOf: string | null;
  sourceConfidence: Confidence | null;
};

type BelongingTable = PgTable & { parentKey: PgColumn; childKey: PgColumn; validFrom: PgColumn };

/** The rows of such a table as reference data; `keyOf` is the key of its facts, in SQL. */
export function belongingKind(
  table: BelongingTable,
  facts: Facts<Belonging>,
  keyOf: SQL,
): ReferenceKind<Belonging> {
  return {
    facts,
    findKnown: (tx, keys) =>
      findBelongings(tx, table, sql`${keyOf} = any(${arrayOf('text', keys)})`),
    write: (tx, plan) => writeBelongings(tx, table, plan),
  };
}

async function findBelongings(
  tx: Tx,
  table: BelongingTable,
  where: SQL,
): Promise<Known<Belonging>[]> {
  const rows = await tx
    .select()
    .from(table as PgTable)
    .where(where);
  return (rows as BelongingRow[]).map(toBelonging); // its columns are those of `belongingColumns`
}

/** A row of such a table; nothing has to be known of it beside itself, so its names are its id. */
export function toBelonging(row: BelongingRow): Known<Belonging> {
  const { parentKey: whole, childKey: part, validFrom, validTo } = row;
  const id = `${whole} ${part} ${validFrom} 0`;
  return { id, whole, part, validFrom, validFromKnown: true, validTo, source: getSource(row) };
}

/** What changes is taken out and written anew: its whole, which may change, is part of its key. */
async function writeBelongings(
  tx: Tx,
  table: BelongingTable,
  plan: Plan<Belonging>,
): Promise<void> {
  const changes = [...plan.changed, ...plan.ceased, ...plan.confirmed];
  for (const some of inBatches(changes.map(({ before }) => before))) {
    const names = some.map(({ whole, part, validFrom }) => `${whole} ${part} ${validFrom}`);
    const name = sql`${table.parentKey} || ' ' || ${table.childKey} || ' ' || ${table.validFrom}`;
    await tx.delete(table).where(sql`${name} = any(${arrayOf('text', names)})`);
  }
  for (const some of inBatches([...changes.map(({ after }) => after), ...plan.added])) {
    await tx.insert(table).values(
      some.map(({ whole, part, validFrom, validTo, source }) => ({
        parentKey: whole,
        childKey: part,
        validFrom,
        validTo,
        ...toSourceColumns(source),
      })),
    );
  }
}
