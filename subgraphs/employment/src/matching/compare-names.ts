import type { MatchRules } from './match-rules.ts';
import { type NameCode, similarity, wholeSimilarity } from './name-code.ts';

/** How large a part of all records bears a word; undefined where nobody has counted. */
export type ShareOf = (skeleton: string) => number | undefined;

type Paired = { a: NameCode; b: NameCode; alike: number };

/** How much likelier two names are one person's than two people's. */
export function compareNames(
  { names }: MatchRules,
  a: readonly NameCode[],
  b: readonly NameCode[],
  shareOf: ShareOf,
): number {
  if (a.length === 0 || b.length === 0) return 0;
  const { weights } = names;
  const agreeing = pairUp(a, b).filter((pair) => pair.alike >= names.near);
  const [restOfA, restOfB] = [
    a.filter((code) => !agreeing.some((pair) => pair.a === code)),
    b.filter((code) => !agreeing.some((pair) => pair.b === code)),
  ];
  let weight = 0;
  for (const pair of agreeing) {
    const alike = Math.min((pair.alike - names.near) / (names.alike - names.near), 1);
    weight += weights.alike * alike * rarity(names, shareOf, pair);
  }
  const [fewer, more] = restOfA.length <= restOfB.length ? [restOfA, restOfB] : [restOfB, restOfA];
  // A word that only one of them has may have been left out by the other; two that differ were not.
  for (const [index, code] of fewer.entries()) {
    weight += weights[differenceOf(code, more[index] ?? code)];
  }
  weight += (more.length - fewer.length) * weights.extra;
  // Words may be written together or apart: then their pairs of letters agree all the same.
  const whole = wholeSimilarity(a, b) >= names.alike ? weights.whole : weight;
  return Math.max(weight, whole) + (Math.min(a.length, b.length) === 1 ? weights.single : 0);
}

/** In bits: that two people bear a rare name by chance is less likely. */
function rarity(
  { rarest, usual }: MatchRules['names'],
  shareOf: ShareOf,
  { a, b }: Paired,
): number {
  const shares = [shareOf(a.skeleton), shareOf(b.skeleton)].map((share) => share ?? 2 ** -usual);
  return Math.min(-Math.log2(Math.max(...shares, 2 ** -rarest)), rarest);
}

/** Twins differ in the given name, a bride from herself before in the family name. */
function differenceOf(one: NameCode, other: NameCode): 'otherGiven' | 'otherFamily' | 'other' {
  if (one.role !== other.role) return 'other';
  if (one.role === 'GIVEN') return 'otherGiven';
  return one.role === 'FAMILY' ? 'otherFamily' : 'other';
}

/** Each word with the one most alike, the most alike first, none twice. */
function pairUp(a: readonly NameCode[], b: readonly NameCode[]): Paired[] {
  const all = a.flatMap((one) =>
    b.map((other) => ({ a: one, b: other, alike: similarity(one, other) })),
  );
  const pairs: Paired[] = [];
  for (const pair of all.toSorted((x, y) => y.alike - x.alike)) {
    if (!pairs.some((taken) => taken.a === pair.a || taken.b === pair.b)) pairs.push(pair);
  }
  return pairs;
}
