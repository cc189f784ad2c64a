import type { Dated, Facts, Known } from './dated.ts';
import { mergeRow } from './merge.ts';

/** To reopen what has ceased has to be wanted: it undoes an end that somebody knew of. */
export type PlanOptions = { reopen: boolean };

/** A period on its way: as it was known, what was stated of it, and what becomes of it. */
export type Entry<Row extends Dated> = { before?: Known<Row>; stated?: Row; now: Known<Row> };

/** Finds for each stated period the known one it speaks of, or makes it a new one. */
export function pair<Row extends Dated>(
  facts: Facts<Row>,
  known: readonly Known<Row>[],
  stated: readonly Row[],
  options: PlanOptions,
): Entry<Row>[] {
  const entries: Entry<Row>[] = known.toSorted(byStart).map((row) => ({ before: row, now: row }));
  const waiting = new Set(stated.toSorted(byStart));
  for (const areSame of [startTogether, coversUncertainStart]) {
    for (const row of waiting) {
      const entry = entries.find(({ stated, now }) => !stated && areSame(now, row));
      if (!entry) continue;
      entry.now = mergeRow(facts, entry.now, row, options);
      entry.stated = row;
      waiting.delete(row);
    }
  }
  const taken = new Set(known.map(({ id }) => id));
  const fresh = [...waiting].map((row) => ({
    stated: row,
    now: { ...row, id: newId(facts, row, taken) },
  }));
  return [...entries, ...fresh];
}

function startTogether(known: Dated, row: Dated): boolean {
  return known.validFrom === row.validFrom;
}

/** A start that is not known lies anywhere before: the period is the one that covers it. */
function coversUncertainStart(known: Dated, row: Dated): boolean {
  return (
    (!known.validFromKnown && covers(row, known.validFrom)) ||
    (!row.validFromKnown && covers(known, row.validFrom))
  );
}

function covers({ validFrom, validTo }: Dated, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

/** The same id wherever the same rows are loaded; the first choice is gone where a start moved. */
function newId<Row extends Dated>(facts: Facts<Row>, row: Row, taken: Set<string>): string {
  for (let attempt = 1; ; attempt += 1) {
    const id = facts.idOf(row, attempt);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

type Period = Pick<Dated, 'validFrom' | 'validTo'>;

export function byStart(a: Period, b: Period): number {
  return compare(a.validFrom, b.validFrom) || compare(a.validTo ?? '9999', b.validTo ?? '9999');
}

export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
