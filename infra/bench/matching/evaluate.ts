import type { CorpusRecord, Kind } from './corpus-types.ts';

/** Two records, by their places in the corpus, the lower first. */
export type Pair = readonly [number, number];

export type Quality = {
  precision: number;
  recall: number;
  f1: number;
  found: number;
  wrong: number;
};

/** Of all pairs that are one person's, also those that no block brings together. */
export function truePairs(records: readonly CorpusRecord[]): Pair[] {
  const ofPerson = new Map<number, number[]>();
  for (const [place, { person }] of records.entries()) {
    ofPerson.set(person, [...(ofPerson.get(person) ?? []), place]);
  }
  return [...ofPerson.values()].flatMap((places) =>
    places.flatMap((first, index) =>
      places.slice(index + 1).map((second): Pair => [first, second]),
    ),
  );
}

export function evaluate(records: readonly CorpusRecord[], pairs: readonly Pair[]): Quality {
  const all = truePairs(records).length;
  const right = pairs.filter((pair) => isOnePerson(records, pair)).length;
  const precision = pairs.length === 0 ? 1 : right / pairs.length;
  const recall = all === 0 ? 1 : right / all;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, found: right, wrong: pairs.length - right };
}

function isOnePerson(records: readonly CorpusRecord[], [a, b]: Pair): boolean {
  return records[a]?.person === records[b]?.person;
}

/** The wrong ones by what makes their people easy to confuse. */
export function confused(
  records: readonly CorpusRecord[],
  pairs: readonly Pair[],
): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const pair of pairs) {
    if (isOnePerson(records, pair)) continue;
    const kinds = pair.map((place) => records[place]?.kind ?? 'ORDINARY');
    const kind = kinds.find((each) => each !== 'ORDINARY') ?? 'ORDINARY';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
