import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Values } from '../database/statement.ts';
import type { CursorValue } from './page.ts';

/** A column a list can be ordered by; never null, and never personal, for cursors carry its value. */
export type OrderColumn<Node> = {
  column: PgColumn;
  direction: 'asc' | 'desc';
  value: (node: Node) => CursorValue;
};

export function ascending<Node>(
  column: PgColumn,
  value: (node: Node) => CursorValue,
): OrderColumn<Node> {
  return { column, direction: 'asc', value };
}

export function descending<Node>(
  column: PgColumn,
  value: (node: Node) => CursorValue,
): OrderColumn<Node> {
  return { column, direction: 'desc', value };
}

const after = (index: number) => sql.placeholder(`after.${index}`);

/** The values of a cursor as `behind` asks for them. */
export function afterValues(cursor: readonly CursorValue[]): Values {
  return Object.fromEntries(cursor.map((value, index) => [after(index).name, value]));
}

/** `order by`, always qualified: an unqualified name could mean an output column. */
export function orderBy<Node>(columns: OrderColumn<Node>[]): SQL[] {
  return columns.map(({ column, direction }) => (direction === 'asc' ? asc(column) : desc(column)));
}

/** Rows behind the cursor. Equal directions compare as one row, which an index can follow. */
export function behind<Node>(columns: OrderColumn<Node>[]): SQL {
  const values = columns.map(({ column }, index) => sql.param(after(index), column));
  const directions = new Set(columns.map(({ direction }) => direction));
  if (directions.size === 1) {
    const names = sql.join(
      columns.map(({ column }) => sql`${column}`),
      sql`, `,
    );
    const sign = directions.has('asc') ? sql`>` : sql`<`;
    return sql`(${names}) ${sign} (${sql.join(values, sql`, `)})`;
  }
  const alternatives = columns.map(({ column, direction }, index) => {
    const equal = columns.slice(0, index).map((before, k) => sql`${before.column} = ${values[k]}`);
    const further = sql`${column} ${direction === 'asc' ? sql`>` : sql`<`} ${values[index]}`;
    return sql`(${sql.join([...equal, further], sql` and `)})`;
  });
  return sql`(${sql.join(alternatives, sql` or `)})`;
}
