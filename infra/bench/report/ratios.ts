import { tooWide } from '../measure/statistics.ts';
import { figureOf, type Result, type Run } from '../result.ts';
import type { SubjectName } from '../subjects/subject.ts';

/** A query with a number of items, and what was found of it at each size. */
export type Row = { query: string; items: number; bySize: Map<number, Result> };

export function rowsOf({ results }: Run): Row[] {
  const rows = new Map<string, Row>();
  for (const result of results) {
    const { query, items } = result;
    const key = `${query} ${items}`;
    const row = rows.get(key) ?? { query, items, bySize: new Map() };
    row.bySize.set(result.people, result);
    rows.set(key, row);
  }
  return [...rows.values()];
}

export function sizesOf({ results }: Run): number[] {
  return [...new Set(results.map(({ people }) => people))].sort((a, b) => a - b);
}

/** A ratio, and whether what it is made of was spread too wide to be relied upon. */
export type Ratio = { value: number; noisy: boolean };

/** Ours divided by the other; undefined where one of the two was not measured. */
export function oursTo(result: Result | undefined, other: SubjectName): Ratio | undefined {
  const [ours, reference] = [figureOf(result, 'ours'), figureOf(result, other)];
  if (!ours || reference?.oursToThis === undefined) return undefined;
  return {
    value: reference.oursToThis,
    noisy: ours.spread > tooWide || reference.spread > tooWide,
  };
}

/** How often cheaper ours is than the other. */
export function otherToOurs(result: Result | undefined, other: SubjectName): Ratio | undefined {
  const ratio = oursTo(result, other);
  return ratio && { ...ratio, value: 1 / ratio.value };
}

/** What ours costs on the largest data of the run, divided by what it costs on the smallest. */
export function flatness({ bySize }: Row, sizes: readonly number[]): Ratio | undefined {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  if (smallest === undefined || largest === undefined || smallest === largest) return undefined;
  const before = figureOf(bySize.get(smallest), 'ours');
  const after = figureOf(bySize.get(largest), 'ours');
  if (!before || !after) return undefined;
  return {
    value: after.cpu.total / before.cpu.total,
    noisy: before.spread > tooWide || after.spread > tooWide,
  };
}
