import { sql } from 'drizzle-orm';
import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import { setClaims } from '#shared/database/claims.ts';
import type { Database } from '#shared/database/database.ts';
import { platform } from '#shared/identity/viewer.ts';
import type { ComuniFile } from './comuni-file.ts';
import { planSuccessions, type SuccessionPlan } from './succession-import.ts';
import type { Territory } from './territory.ts';
import {
  applySuccessions,
  applyTerritories,
  findOfLevels,
  findSuccessionsOfLevels,
  lockReferenceData,
} from './territory-import.repository.ts';
import { isEmpty, outcomeOf, planTerritories, type TerritoryPlan } from './territory-import.ts';

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
  { apply, reopen }: { apply: boolean; reopen: boolean },
): Promise<ComuniImport> {
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    if (!apply) await tx.execute(sql`set transaction read only`);
    if (apply) await lockReferenceData(tx);
    const known = await findOfLevels(tx, ['COMUNE']);
    const plan = planTerritories(known, file.territories, { reopen });
    const knownSuccessions = await findSuccessionsOfLevels(tx, ['COMUNE']);
    const successions = planSuccessions(knownSuccessions, file.successions, known, plan);
    const changes = !isEmpty(plan) || successions.added.length + successions.removed.length > 0;
    if (apply && changes) {
      await applyTerritories(tx, plan);
      await applySuccessions(tx, successions);
      await appendSnapshot(tx);
    }
    return { plan, successions, outcome: outcomeOf(known, plan) };
  });
}
