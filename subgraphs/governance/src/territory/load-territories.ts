import type { Tx } from '#shared/database/database.ts';
import type { TerritoryLevel } from '#shared/territory-key.ts';
import { statedAreas, statedParts } from './reference-areas.ts';
import { differencesFromLaterPackage, statedComuni } from './reference-comuni.ts';
import { planSuccessions } from './succession-import.ts';
import {
  applySuccessions,
  applyTerritories,
  findOfLevels,
  findSuccessionsOfLevels,
  putParts,
} from './territory-import.repository.ts';
import { planTerritories } from './territory-import.ts';

const levels: TerritoryLevel[] = ['COMUNE', 'PROVINCE', 'ATS', 'CPI_BASIN', 'REGION'];

/** Brings the territories to what packages and our files state; what is newer stays as it is. */
export async function loadTerritories(
  tx: Tx,
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const comuni = statedComuni();
  const stated = [...comuni.territories, ...statedAreas(comuni.territories)];
  const known = await findOfLevels(tx, levels);
  const plan = planTerritories(known, stated);
  const successions = planSuccessions(
    await findSuccessionsOfLevels(tx, ['COMUNE']),
    comuni.successions,
    known,
    plan,
  );
  await applyTerritories(tx, plan);
  await applySuccessions(tx, successions);
  const { added, changed, ceased, confirmed } = plan;
  return {
    loaded: {
      territories: added.length + changed.length + ceased.length + confirmed.length,
      territorySuccessions: successions.added.length + successions.removed.length,
      territoryParts: await putParts(tx, statedParts()),
    },
    warnings: [
      ...differencesFromLaterPackage(stated),
      ...plan.contradicted.map(
        ({ name, code, source }) =>
          `${name} (${code}) of ${source.name} does not fit with what is known; it is left out`,
      ),
    ],
  };
}
