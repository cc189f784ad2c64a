import { referenceId } from '#shared/reference-id.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Territory } from './territory.ts';
import { mergeTerritory, type StatedTerritory } from './territory-merge.ts';

/** To reopen what has ceased has to be wanted: it undoes an end that somebody knew of. */
export type PlanOptions = { reopen: boolean };

/** A period on its way: as it was known, what was stated of it, and what becomes of it. */
export type Entry = { before?: Territory; stated?: StatedTerritory; now: Territory };

/** Finds for each stated period the known one it speaks of, or makes it a new one. */
export function pair(
  known: readonly Territory[],
  stated: readonly StatedTerritory[],
  options: PlanOptions,
): Entry[] {
  const entries: Entry[] = known
    .toSorted(byStart)
    .map((territory) => ({ before: territory, now: territory }));
  const waiting = new Set(stated.toSorted(byStart));
  for (const same of [startTogether, coversUncertainStart]) {
    for (const row of waiting) {
      const entry = entries.find(({ stated, now }) => !stated && same(now, row));
      if (!entry) continue;
      entry.now = mergeTerritory(entry.now, row, options);
      entry.stated = row;
      waiting.delete(row);
    }
  }
  const taken = new Set(known.map(({ id }) => id));
  const fresh = [...waiting].map((row) => ({
    stated: row,
    now: { ...row, id: newId(row, taken) },
  }));
  return [...entries, ...fresh];
}

function startTogether(known: Territory, row: StatedTerritory): boolean {
  return known.validFrom === row.validFrom;
}

/** A start that is not known lies anywhere before: the period is the one that covers it. */
function coversUncertainStart(known: Territory, row: StatedTerritory): boolean {
  return (
    (!known.validFromKnown && covers(row, known.validFrom)) ||
    (!row.validFromKnown && covers(known, row.validFrom))
  );
}

function covers({ validFrom, validTo }: StatedTerritory, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

/** The same id wherever the same rows are loaded; the first choice is gone where a start moved. */
function newId(row: StatedTerritory, taken: Set<string>): string {
  const name = `${territoryKey(row)}@${row.validFrom}`;
  for (let attempt = 1; ; attempt += 1) {
    const id = referenceId('territory', attempt === 1 ? name : `${name}#${attempt}`);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

export function byStart(a: StatedTerritory, b: StatedTerritory): number {
  return compare(a.validFrom, b.validFrom) || compare(a.validTo ?? '9999', b.validTo ?? '9999');
}

export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
