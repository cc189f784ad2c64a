import type { Tx } from '#shared/database/database.ts';
import type { TerritoryLevel } from '#shared/territory-key.ts';
import { loadRows } from '../reference/bring-in.ts';
import { countWrites } from '../reference/plan.ts';
import { statedAreas, statedParts } from './reference-areas.ts';
import { differencesFromLaterPackage, statedComuni } from './reference-comuni.ts';
import { planSuccessions } from './succession-import.ts';
import { planTerritories } from './territory-facts.ts';
import {
  applySuccessions,
  applyTerritories,
  findOfLevels,
  findSuccessionsOfLevels,
} from './territory-import.repository.ts';
import { territoryPartKind } from './territory-part.repository.ts';

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
  const parts = await loadRows(tx, territoryPartKind, statedParts());
  return {
    loaded: {
      territories: countWrites(plan),
      territorySuccessions: successions.added.length + successions.removed.length,
      territoryParts: parts.written,
    },
    warnings: [
      ...differencesFromLaterPackage(stated),
      ...plan.contradicted.map(
        ({ name, code, source }) =>
          `${name} (${code}) of ${source.name} does not fit with what is known; it is left out`,
      ),
      ...parts.contradicted.map(
        ({ whole, part, source }) =>
          `${part} in ${whole} of ${source.name} does not fit with what is known; it is left out`,
      ),
    ],
  };
}
