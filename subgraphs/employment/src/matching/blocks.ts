import { createHmac } from 'node:crypto';
import type { IndexKey } from '#shared/sealing/index-keys.ts';
import { isKnownToTheDay, type MatchProfile, yearOf } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';
import type { NameCode } from './name-code.ts';

/**
 * Under which blocks a record is kept: how two words of its name begin and the birth year, the birth
 * date, how one word begins and the month of birth, one word and the birthday, or the year and the
 * comune, and the blind indexes of its numbers and contacts. A block is a keyed hash of them.
 */
export function blocksOf(
  keys: Pick<IndexKey, 'index'>,
  rules: MatchRules,
  profile: MatchProfile,
): bigint[] {
  const year = profile.birthDate === null ? unknown : String(yearOf(profile.birthDate));
  return unique(keys, [
    ...namesOf(rules, profile).flatMap((onsets) =>
      (onsets.length === 1 ? onsets : pairsOf(onsets)).map((words) => `${words} ${year}`),
    ),
    ...onDays(rules, profile, daysOf(profile).slice(0, 1)),
    ...atHome(rules, profile, [year]),
    ...exactOf(profile),
  ]);
}

/** Under which blocks to look for records of the same person. */
export function blocksToAsk(
  keys: Pick<IndexKey, 'index'>,
  rules: MatchRules,
  profile: MatchProfile,
  thisYear: number,
): bigint[] {
  const years = yearsOf(rules, profile, thisYear);
  // A word by itself is what records with a single name are kept under.
  const words = namesOf(rules, profile).flatMap((onsets) => [...pairsOf(onsets), ...onsets]);
  return unique(keys, [
    ...words.flatMap((word) => years.map((year) => `${word} ${year}`)),
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

/** How the words begin, of each way in which the name is written. */
function namesOf({ blocking }: MatchRules, { names }: MatchProfile): string[][] {
  return names.map((written) =>
    written
      .slice(0, blocking.mostTokens)
      .map(({ onset }) => onset)
      .sort(),
  );
}

function wordsOf({ blocking }: MatchRules, { names }: MatchProfile): NameCode[] {
  const words = names.flatMap((written) => written.slice(0, blocking.mostTokens));
  return [...new Map(words.map((word) => [word.skeleton, word])).values()];
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

/**
 * Few are born on one day, so the birth date alone brings them together, whatever became of the name.
 * A day is mistyped too, or a year: then how a word begins and the month are left, or a word and the
 * birthday.
 */
function onDays(rules: MatchRules, profile: MatchProfile, days: readonly string[]): string[] {
  const words = wordsOf(rules, profile);
  return days.flatMap((day) => [
    day,
    ...words.flatMap(({ onset, skeleton }) => [
      `${onset} ${day.slice(0, 7)}`,
      `${skeleton} ${day.slice(5)}`,
    ]),
  ]);
}

function atHome(rules: MatchRules, profile: MatchProfile, years: readonly string[]): string[] {
  const { residenceCode } = profile;
  if (residenceCode === null) return [];
  return wordsOf(rules, profile).flatMap(({ skeleton }) =>
    years.map((year) => `${skeleton} ${year} ${residenceCode}`),
  );
}

function exactOf({ identifiers, contacts }: MatchProfile): string[] {
  const held = identifiers.filter(({ state }) => state !== 'CONTRADICTED');
  return [...held.map(({ index }) => `number ${index}`), ...contacts.map((c) => `contact ${c}`)];
}

function unique({ index }: Pick<IndexKey, 'index'>, texts: readonly string[]): bigint[] {
  return [...new Set(texts)].map((text) =>
    createHmac('sha256', index).update(`block ${text}`).digest().readBigInt64BE(0),
  );
}
