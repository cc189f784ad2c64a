import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { parseTypeId } from '#shared/type-id.ts';
import { countOrigins } from './origin-mix.repository.ts';
import { type OriginCounts, type OriginMix, toOriginMix } from './origin-mix.ts';

type Activity = { id: string; organisationId: string | null };

const nobody: OriginCounts = { italian: 0, otherEu: 0, thirdCountry: 0, unknown: 0 };

/** Of all that ask in one tick in one statement. Numbers that show nobody are everybody's. */
export async function readOriginMix(
  context: Context,
  { id, organisationId }: Activity,
): Promise<OriginMix> {
  const { organisation, scopes } = context.viewer;
  const isOrganiser = organisation !== null && organisation === organisationId;
  const loader = context.loaders.of('origin mix', async (keys: readonly string[]) => {
    const uuids = keys.flatMap((key) => parseTypeId(key)?.uuid ?? []);
    const counted = await readAsPlatform(context, (tx) => countOrigins(tx, uuids));
    const byActivity = new Map(counted.map(({ activityId, ...counts }) => [activityId, counts]));
    return uuids.map((uuid) => byActivity.get(uuid) ?? nobody);
  });
  const isExact = isOrganiser && scopes.includes('participation:read');
  return toOriginMix(await loader.load(id), isExact);
}
