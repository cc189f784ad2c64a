import { blocksOf, blocksToAsk } from '#employment/matching/blocks.ts';
import { compare, type Match } from '#employment/matching/compare.ts';
import type { MatchProfile } from '#employment/matching/match-profile.ts';
import type { MatchRules } from '#employment/matching/match-rules.ts';
import { codeNames } from '#employment/matching/name-code.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { blindIndex } from '#shared/sealing/sealing.ts';
import type { CorpusRecord } from './corpus-types.ts';
import type { Pair } from './evaluate.ts';

export type Compared = { pair: Pair; match: Match };

export type Asked = { compared: Compared[]; candidates: number[] };

/** Asks for each record as an intake does, and compares it with what its blocks bring up. */
export function compareAll(
  keys: KeyRing,
  rules: MatchRules,
  records: readonly CorpusRecord[],
): Asked {
  const profiles = records.map((record) => toProfile(keys, record));
  const stored = new Map<bigint, number[]>();
  for (const [place, profile] of profiles.entries()) {
    for (const block of blocksOf(keys, rules, profile)) {
      stored.set(block, [...(stored.get(block) ?? []), place]);
    }
  }
  const shareOf = sharesOf(profiles);
  const compared: Compared[] = [];
  const candidates: number[] = [];
  for (const [place, profile] of profiles.entries()) {
    const found = new Set(
      blocksToAsk(keys, rules, profile, 2026).flatMap((block) => stored.get(block) ?? []),
    );
    found.delete(place);
    candidates.push(found.size);
    for (const other of found) {
      const candidate = profiles[other];
      // Either of the two may ask: what one of them finds is found.
      if (!candidate || (other > place && findsBack(keys, rules, candidate, profile))) continue;
      const pair: Pair = other < place ? [other, place] : [place, other];
      compared.push({ pair, match: compare(rules, profile, candidate, shareOf) });
    }
  }
  return { compared, candidates };
}

/** As the platform counts them: of how many records bear a word. */
function sharesOf(profiles: readonly MatchProfile[]): (skeleton: string) => number {
  const counts = new Map<string, number>();
  for (const { names } of profiles) {
    for (const skeleton of new Set(names.flat().map((code) => code.skeleton)))
      counts.set(skeleton, (counts.get(skeleton) ?? 0) + 1);
  }
  return (skeleton) => (counts.get(skeleton) ?? 1) / profiles.length;
}

function findsBack(
  keys: KeyRing,
  rules: MatchRules,
  from: MatchProfile,
  to: MatchProfile,
): boolean {
  const blocks = new Set(blocksOf(keys, rules, to));
  return blocksToAsk(keys, rules, from, 2026).some((block) => blocks.has(block));
}

function toProfile(keys: KeyRing, record: CorpusRecord): MatchProfile {
  const { birthDate, birthDatePrecision, sex, citizenshipCodes, residenceCode } = record;
  return {
    names: codeNames(keys, { ...record, aliases: [] }),
    birthDate,
    birthDatePrecision,
    sex,
    citizenshipCodes,
    residenceCode,
    identifiers: record.identifiers.map(({ type, value, state }) => ({
      type,
      state,
      index: blindIndex(keys, type, value),
    })),
    contacts: record.contacts.map((contact) => blindIndex(keys, 'contact', contact)),
  };
}
