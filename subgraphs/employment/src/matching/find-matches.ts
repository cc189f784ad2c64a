import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { everyIndexKey, type IndexKey } from '#shared/sealing/index-keys.ts';
import { blocksToAsk } from './blocks.ts';
import { compare } from './compare.ts';
import type { MatchProfile } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';
import { findCandidates } from './matching.repository.ts';
import type { MatchCandidate } from './matching.ts';
import { findShares } from './word.repository.ts';

/** What is compared of somebody, in the codes that an index key makes. */
export type ProfileBy = (key: IndexKey) => MatchProfile;

/**
 * The records of all partners that may be of the person, the likeliest first. Needs the platform's
 * rights; what of it a caller may learn is for whoever calls to say. A record is looked for, and compared,
 * in the codes of the index key that it was last written with.
 */
export async function findMatches(
  tx: Tx,
  { keys, today }: Pick<Context, 'keys' | 'today'>,
  rules: MatchRules,
  profileBy: ProfileBy,
): Promise<MatchCandidate[]> {
  const ways = everyIndexKey(keys).map((key) => ({ key, profile: profileBy(key) }));
  const profiles = new Map(ways.map(({ key, profile }) => [key.indexVersion, profile]));
  const year = Number(today.slice(0, 4));
  const found = await findCandidates(
    tx,
    ways.flatMap(({ key, profile }) => blocksToAsk(key, rules, profile, year)),
  );
  const words = [...profiles.values(), ...found.map((other) => other.profile)].flatMap(
    ({ names }) => names.flat().map(({ skeleton }) => skeleton),
  );
  const shareOf = await findShares(tx, words, 2 ** -rules.names.rarest);
  return found
    .flatMap(({ profile: other, indexVersion, ...whose }): MatchCandidate[] => {
      const profile = profiles.get(indexVersion);
      if (!profile) return [];
      const { verdict, score, evidence } = compare(rules, profile, other, shareOf);
      return verdict === 'NONE' ? [] : [{ ...whose, score, evidence, verdict }];
    })
    .toSorted((a, b) => b.score - a.score);
}
