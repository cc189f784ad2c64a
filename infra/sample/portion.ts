import type { PgTable } from 'drizzle-orm/pg-core';
import type { LoadWatch } from './load-watch.ts';
import { countOf, type People } from './sample-tables.ts';

type Row = Record<string, unknown>;

/** Rows for one table: of these people, or always the same ones. */
export type Portion = {
  table: PgTable;
  people: People | undefined;
  rows: (people?: People) => Iterable<Row>;
};

/** With fewer it takes longer to make the indexes anew than to keep them up to date. */
const worthRebuilding = 20_000;

/** Where there are at least as many new people as there were. */
export function isWorthRebuilding({ people }: Portion): boolean {
  return people !== undefined && countOf(people) >= Math.max(worthRebuilding, people.from - 1);
}

/** So many people are made beforehand, to tell how many rows all of them will have. */
const tried = 1_000;

/** Says about how many rows are to come. */
export function expectPortions(watch: LoadWatch, portions: readonly Portion[]): void {
  let rows = 0;
  for (const portion of portions) rows += expectedRows(portion);
  watch.expect(Math.round(rows));
}

function expectedRows({ people, rows }: Portion): number {
  if (!people) return 0; // a handful
  const { from, to } = people;
  const some = { from, to: Math.min(to, from + tried - 1) };
  let count = 0;
  for (const _ of rows(some)) count += 1;
  return (count / countOf(some)) * countOf(people);
}
