import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { blocksToAsk } from './blocks.ts';
import { compare } from './compare.ts';
import type { MatchProfile } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';
import { findCandidates } from './matching.repository.ts';
import type { MatchCandidate } from './matching.ts';
import { findShares } from './word.repository.ts';

/**
 * The records of all partners that may be of the person, the likeliest first. Needs the platform's
 * rights; what of it a caller may learn is for whoever calls to say.
 */
export async function findMatches(
  tx: Tx,
  { keys, today }: Pick<Context, 'keys' | 'today'>,
  rules: MatchRules,
  profile: MatchProfile,
): Promise<MatchCandidate[]> {
  const blocks = blocksToAsk(keys, rules, profile, Number(today.slice(0, 4)));
  const found = await findCandidates(tx, blocks);
  const words = [profile, ...found.map((other) => other.profile)].flatMap(({ names }) =>
    names.flat().map(({ skeleton }) => skeleton),
  );
  const shareOf = await findShares(tx, words, 2 ** -rules.names.rarest);
  return found
    .flatMap(({ profile: other, ...whose }): MatchCandidate[] => {
      const { verdict, score, evidence } = compare(rules, profile, other, shareOf);
      return verdict === 'NONE' ? [] : [{ ...whose, score, evidence, verdict }];
    })
    .toSorted((a, b) => b.score - a.score);
}
