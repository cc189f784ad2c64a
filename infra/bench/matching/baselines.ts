import { token_sort_ratio as tokenSortRatio } from 'fuzzball';
import type { CorpusRecord } from './corpus-types.ts';
import type { Pair } from './evaluate.ts';

/** What an exact search finds: the same name and birth date as written, or the same number. */
export function exactPairs(records: readonly CorpusRecord[]): Pair[] {
  const byKey = new Map<string, number[]>();
  for (const [place, record] of records.entries()) {
    const { givenName, familyName, birthDate, identifiers } = record;
    const named = `${givenName ?? ''} ${familyName ?? ''} ${birthDate ?? ''}`.toLowerCase();
    for (const key of [named, ...identifiers.map(({ value }) => `number ${value}`)]) {
      byKey.set(key, [...(byKey.get(key) ?? []), place]);
    }
  }
  const pairs = new Map<string, Pair>();
  for (const places of byKey.values()) {
    for (const [index, first] of places.entries()) {
      for (const second of places.slice(index + 1))
        pairs.set(`${first} ${second}`, [first, second]);
    }
  }
  return [...pairs.values()];
}

/**
 * What a fuzzy library makes of plain names, order left out, among people whose birth dates may be the
 * same; the same number is the same person. `least` is its score from 0 to 100.
 */
export function fuzzyPairs(records: readonly CorpusRecord[], least: number): Pair[] {
  const texts = records.map(({ givenName, familyName }) =>
    [givenName, familyName].join(' ').toLowerCase().trim(),
  );
  const pairs: Pair[] = [];
  for (const [first, a] of records.entries()) {
    for (let second = first + 1; second < records.length; second += 1) {
      const b = records[second];
      if (!b) continue;
      const sameNumber = a.identifiers.some(({ value }) =>
        b.identifiers.some((other) => other.value === value),
      );
      if (!sameNumber && !mayBeBornAlike(a, b)) continue;
      const score = () => tokenSortRatio(texts[first] ?? '', texts[second] ?? '', plain);
      if (sameNumber || score() >= least) pairs.push([first, second]);
    }
  }
  return pairs;
}

const plain = { full_process: false };

/** The same day; the same year where one of the two is a first of January. */
function mayBeBornAlike({ birthDate: a }: CorpusRecord, { birthDate: b }: CorpusRecord): boolean {
  if (a === null || b === null || a === b) return a === b && a !== null;
  return (a.endsWith('-01-01') || b.endsWith('-01-01')) && a.slice(0, 4) === b.slice(0, 4);
}
