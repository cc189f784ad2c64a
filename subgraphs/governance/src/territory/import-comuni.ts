import type { Database } from '#shared/database/database.ts';
import { bringIn, type ImportOptions } from '../reference/bring-in.ts';
import type { Parsed } from '../reference/file-problem.ts';
import { countWrites, outcomeOf } from '../reference/plan.ts';
import type { ComuniFile } from './comuni-file.ts';
import { planSuccessions, type SuccessionPlan } from './succession-import.ts';
import type { Territory } from './territory.ts';
import { planTerritories, type TerritoryPlan } from './territory-facts.ts';
import {
  applySuccessions,
  applyTerritories,
  findOfLevels,
  findSuccessionsOfLevels,
} from './territory-import.repository.ts';

export type ComuniImport = {
  plan: TerritoryPlan;
  successions: SuccessionPlan;
  /** Every comune of every time, as it is after the import. */
  outcome: Territory[];
};

/** Brings a file's comuni in, all or nothing; without `apply` only tells what it would change. */
export async function importComuni(
  database: Database,
  file: ComuniFile,
  options: ImportOptions,
): Promise<Parsed<ComuniImport>> {
  return bringIn(database, options, async (tx) => {
    const known = await findOfLevels(tx, ['COMUNE']);
    const plan = planTerritories(known, file.territories, options);
    const knownSuccessions = await findSuccessionsOfLevels(tx, ['COMUNE']);
    const successions = planSuccessions(knownSuccessions, file.successions, known, plan);
    const value = { plan, successions, outcome: outcomeOf(known, plan) };
    const writes = countWrites(plan) + successions.added.length + successions.removed.length;
    const write = async () => {
      await applyTerritories(tx, plan);
      await applySuccessions(tx, successions);
    };
    return { ok: true, value: { value, writes, write } };
  });
}
