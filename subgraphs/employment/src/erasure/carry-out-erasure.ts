import { dateInItaly } from '#shared/clock.ts';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { type EraseHere, eraseHere } from '#shared/erasure/erase-here.ts';
import { bringPersonsUpToDate } from '../duplicate-case/cluster.repository.ts';
import { isRecordHeld } from '../legal-hold/legal-hold.repository.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { completeErasure } from './complete-erasure.ts';
import { findErasureForUpdate, updateErasure } from './erasure.repository.ts';
import { act, releaseAct } from './erasure.ts';
import { erasurePlan } from './erasure-plan.ts';
import { tellErasure } from './tell-erasure.ts';
import { findSharedWith } from './whole-person.repository.ts';

export const here: EraseHere = {
  domain: 'EMPLOYMENT',
  plan: erasurePlan,
  tellAlso: (tx, { personRecordId }) => findSharedWith(tx, personRecordId),
};

/**
 * Goes on with an erasure as far as employment can: releases one that nothing holds any more, and does its own
 * part of one that is decided. All or nothing, and once: whoever is killed leaves it as it was.
 */
export async function carryOutErasure(database: Database, id: string, now: Date): Promise<void> {
  await platformTransaction(database, async (tx) => {
    let erasure = await findErasureForUpdate(tx, id);
    if (!erasure) return;
    await lockRecord(tx, erasure.personRecordId);
    if (erasure.state === 'HELD') {
      if (await isRecordHeld(tx, erasure.personRecordId, dateInItaly(now))) return;
      const done = releaseAct(erasure);
      const released = act(erasure, done, now);
      if (!released.ok) return;
      erasure = released.value;
      await updateErasure(tx, erasure, done, now);
      await tellErasure(tx, erasure);
    }
    if (erasure.state !== 'RUNNING') return;
    await eraseHere(tx, here, { ...erasure, erasureId: erasure.id }, now);
    await bringPersonsUpToDate(tx, [erasure.personId]);
    await completeErasure(tx, erasure, now);
  });
}
