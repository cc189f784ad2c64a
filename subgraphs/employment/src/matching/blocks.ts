import { createHmac } from 'node:crypto';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { isKnownToTheDay, type MatchProfile, yearOf } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';

/**
 * Under which blocks a record is kept: how two words of its name begin and the birth year, how one
 * word begins and the birth date, two words and the birthday, and the blind indexes of its numbers
 * and contacts. A block is a keyed hash of them.
 */
export function blocksOf(keys: KeyRing, rules: MatchRules, profile: MatchProfile): bigint[] {
  const year = profile.birthDate === null ? unknown : String(yearOf(profile.birthDate));
  const onsets = onsetsOf(rules, profile);
  return unique(keys, [
    ...(onsets.length === 1 ? onsets : pairsOf(onsets)).map((words) => `${words} ${year}`),
    ...onDays(rules, profile, daysOf(profile).slice(0, 1)),
    ...atHome(rules, profile, [year]),
    ...exactOf(profile),
  ]);
}

/** Under which blocks to look for records of the same person. */
export function blocksToAsk(
  keys: KeyRing,
  rules: MatchRules,
  profile: MatchProfile,
  thisYear: number,
): bigint[] {
  const years = yearsOf(rules, profile, thisYear);
  const onsets = onsetsOf(rules, profile);
  return unique(keys, [
    // A word by itself is what records with a single name are kept under.
    ...[...pairsOf(onsets), ...onsets].flatMap((words) => years.map((year) => `${words} ${year}`)),
    ...onDays(rules, profile, daysOf(profile)),
    ...atHome(rules, profile, years),
    ...exactOf(profile),
  ]);
}

const unknown = 'unknown';
const firstYear = 1905;

function pairsOf(words: readonly string[]): string[] {
  return words.flatMap((first, index) =>
    words.slice(index + 1).map((second) => `${first} ${second}`),
  );
}

function onsetsOf({ blocking }: MatchRules, { names }: MatchProfile): string[] {
  return names
    .map(({ onset }) => onset)
    .sort()
    .slice(0, blocking.mostTokens);
}

function skeletonsOf({ blocking }: MatchRules, { names }: MatchProfile): string[] {
  return names
    .map(({ skeleton }) => skeleton)
    .sort()
    .slice(0, blocking.mostTokens);
}

function yearsOf({ blocking }: MatchRules, { birthDate }: MatchProfile, thisYear: number) {
  const [from, to] =
    birthDate === null
      ? [firstYear, thisYear]
      : [yearOf(birthDate) - blocking.yearsApart, yearOf(birthDate) + blocking.yearsApart];
  return [unknown, ...Array.from({ length: to - from + 1 }, (_, index) => String(from + index))];
}

/** The birth date, and as it is when day and month are taken for each other. */
function daysOf(profile: MatchProfile): string[] {
  const { birthDate } = profile;
  if (birthDate === null || !isKnownToTheDay(profile)) return [];
  const [year, month = '', day = ''] = birthDate.split('-');
  return Number(day) <= 12 ? [birthDate, `${year}-${day}-${month}`] : [birthDate];
}

/** A year is mistyped as a day is: then two whole words and the birthday are left. */
function onDays(rules: MatchRules, profile: MatchProfile, days: readonly string[]): string[] {
  const pairs = pairsOf(skeletonsOf(rules, profile));
  return days.flatMap((day) => [
    ...onsetsOf(rules, profile).map((word) => `${word} ${day.slice(0, 7)}`),
    ...pairs.map((words) => `${words} ${day.slice(5)}`),
  ]);
}

function atHome(rules: MatchRules, profile: MatchProfile, years: readonly string[]): string[] {
  const { residenceCode } = profile;
  if (residenceCode === null) return [];
  return skeletonsOf(rules, profile).flatMap((word) =>
    years.map((year) => `${word} ${year} ${residenceCode}`),
  );
}

function exactOf({ identifiers, contacts }: MatchProfile): string[] {
  const held = identifiers.filter(({ state }) => state !== 'CONTRADICTED');
  return [...held.map(({ index }) => `number ${index}`), ...contacts.map((c) => `contact ${c}`)];
}

function unique({ index }: KeyRing, texts: readonly string[]): bigint[] {
  return [...new Set(texts)].map((text) =>
    createHmac('sha256', index).update(`block ${text}`).digest().readBigInt64BE(0),
  );
}
