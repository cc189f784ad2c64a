import type { MatchRules } from './match-rules.ts';
import { type NameCode, type NameRole, similarity, type WrittenName } from './name-code.ts';

/** How large a part of all records bears a word; undefined where nobody has counted. */
export type ShareOf = (skeleton: string) => number | undefined;

type Paired = { a: NameCode; b: NameCode; alike: number };

/** How much likelier two names are one person's than two people's, written as it fits best. */
export function compareNames(
  rules: MatchRules,
  a: readonly WrittenName[],
  b: readonly WrittenName[],
  shareOf: ShareOf,
): number {
  if (a.length === 0 || b.length === 0) return 0;
  return Math.max(
    ...a.flatMap((one) => b.map((other) => compareWritten(rules, one, other, shareOf))),
  );
}

function compareWritten(
  { names }: MatchRules,
  a: WrittenName,
  b: WrittenName,
  shareOf: ShareOf,
): number {
  const { weights } = names;
  const agreeing = pairUp(a, b, names.consonants).filter((pair) => pair.alike >= names.near);
  const swapped = agreeing.some((pair) => areOpposite(pair.a.role, pair.b.role));
  const [restOfA, restOfB] = [
    a.filter((code) => !agreeing.some((pair) => pair.a === code)),
    b.filter((code) => !agreeing.some((pair) => pair.b === code)),
  ];
  let weight = swapped ? weights.swapped : 0;
  for (const pair of agreeing) {
    const alike = Math.min((pair.alike - names.near) / (names.alike - names.near), 1);
    weight += weights[agreementOf(pair)] * alike * rarity(names, shareOf, pair);
  }
  const [fewer, more] = restOfA.length <= restOfB.length ? [restOfA, restOfB] : [restOfB, restOfA];
  // A word that only one of them has may have been left out by the other; two that differ were not.
  for (const [index, code] of fewer.entries()) {
    weight += weights[differenceOf(code, more[index] ?? code, swapped)];
  }
  weight += (more.length - fewer.length) * weights.extra;
  return weight + (Math.min(a.length, b.length) === 1 ? weights.single : 0);
}

/** That a given name agrees says other than that a family name does, which kin share. */
function agreementOf({ a: { role: one }, b: { role: other } }: Paired) {
  if (one === 'GIVEN' && other === 'GIVEN') return 'given';
  return one === 'FAMILY' && other === 'FAMILY' ? 'family' : 'either';
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

function areOpposite(one: NameRole, other: NameRole): boolean {
  return one !== other && one !== 'EITHER' && other !== 'EITHER';
}

/** Twins differ in the given name, a bride from herself before in the family name. */
function differenceOf(
  { role: one }: NameCode,
  { role: other }: NameCode,
  swapped: boolean,
): 'otherGiven' | 'otherFamily' | 'other' {
  if (swapped ? !areOpposite(one, other) : one !== other) return 'other';
  if (one === 'GIVEN') return 'otherGiven';
  return one === 'FAMILY' ? 'otherFamily' : 'other';
}

/** Each word with the one most alike, the most alike first, none twice. */
function pairUp(a: WrittenName, b: WrittenName, consonants: number): Paired[] {
  const all = a.flatMap((one) =>
    b.map((other) => ({ a: one, b: other, alike: similarity(one, other, consonants) })),
  );
  const pairs: Paired[] = [];
  for (const pair of all.toSorted((x, y) => y.alike - x.alike)) {
    if (!pairs.some((taken) => taken.a === pair.a || taken.b === pair.b)) pairs.push(pair);
  }
  return pairs;
}
