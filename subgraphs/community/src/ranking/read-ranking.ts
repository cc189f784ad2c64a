import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { findRankings } from './call-ranking.repository.ts';
import { type CallRanking, isRanked, rankAgain, toRanking } from './call-ranking.ts';
import type { Ranking } from './ranking.ts';

/**
 * All that the ranking of a call was made of; of all calls asked in one tick in the same statements. Also of
 * proposals that the caller may not see: whoever asks tells of them only what they may know.
 */
export async function readCallRanking(
  context: Context,
  callId: string,
): Promise<CallRanking | null> {
  const loader = context.loaders.of<string, CallRanking | null>('rankings', async (callIds) => {
    const found = await readAsPlatform(context, (tx) => findRankings(tx, callIds));
    return callIds.map((id) => {
      const stored = found.get(id);
      return stored && isRanked(stored) ? { ...stored, again: rankAgain(stored) } : null;
    });
  });
  return loader.load(callId);
}

/** The whole of it is the Regione's. */
export async function readRanking(context: Context, callId: string): Promise<Ranking | null> {
  const ranking = await readCallRanking(context, callId);
  return ranking && toRanking(ranking);
}
