import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import type { PathwayFunnelFilter } from '../generated/resolvers.ts';
import { countDays } from './pathway-funnel.repository.ts';
import { type PathwayFunnel, sumDays, toFunnels } from './pathway-funnel.ts';

/** Counts people whom the caller may not see, and so tells only what no person can be found in. */
export async function readPathwayFunnel(
  context: Context,
  filter: PathwayFunnelFilter,
): Promise<PathwayFunnel[]> {
  const period = { from: filter.contactedFrom ?? null, before: filter.contactedBefore ?? null };
  const counted = await readAsPlatform(context, (tx) => countDays(tx, period));
  return toFunnels(sumDays(counted));
}
