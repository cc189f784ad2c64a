import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok } from '#shared/result.ts';
import type { PathwayFunnelFilter } from '../generated/resolvers.ts';
import { countDays } from './pathway-funnel.repository.ts';
import { type PathwayFunnel, sumDays, toFunnels } from './pathway-funnel.ts';

/** Counts people whom the caller may not see, and so tells only what no person can be found in. */
export async function readPathwayFunnel(
  context: Context,
  filter: PathwayFunnelFilter,
): Promise<PathwayFunnel[]> {
  requireScope(context, 'indicator:read');
  const period = { from: filter.contactedFrom ?? null, before: filter.contactedBefore ?? null };
  const counted = await transaction(context, (tx) =>
    asPlatform(tx, context.viewer, async () => ok(await countDays(tx, period))),
  );
  return toFunnels(sumDays(counted.value));
}
