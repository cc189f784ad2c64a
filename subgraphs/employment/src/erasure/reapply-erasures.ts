import { carryOut } from '#shared/erasure/carry-out.repository.ts';
import { eraseHere } from '#shared/erasure/erase-here.ts';
import { findReceipts } from '#shared/erasure/erasure-receipt.repository.ts';
import { type Reapply, workAsPlatform } from '#shared/erasure/reapply.ts';
import { bringPersonsUpToDate } from '../duplicate-case/cluster.repository.ts';
import { askForErasure } from './ask-for-erasure.ts';
import { here } from './carry-out-erasure.ts';
import { completeErasure } from './complete-erasure.ts';
import { updateErasure } from './erasure.repository.ts';
import { act } from './erasure.ts';
import { erasurePlan } from './erasure-plan.ts';
import { findRestored, readReceiptsAnew } from './restored-record.repository.ts';
import { tellErasure } from './tell-erasure.ts';

/**
 * Erases again what a backup brought back: no hold keeps what was gone. Where the erasure itself is older than the
 * backup it is there, with its receipt, and what came back goes without another.
 */
export const reapplyErasures: Reapply = async (database, tombstones, now) => {
  const restored = await workAsPlatform(database, (tx) => findRestored(tx, tombstones));
  for (const { erasureId: id, ...record } of restored) {
    await workAsPlatform(database, async (tx) => {
      const asked = await askForErasure(
        tx,
        record,
        { ground: 'RESTORED_BACKUP', ...(id && { id }) },
        now,
      );
      const running = act(asked, 'CARRY_OUT', now);
      const erasure = running.ok ? running.value : asked;
      if (running.ok) {
        await updateErasure(tx, erasure, 'CARRY_OUT', now);
        await tellErasure(tx, erasure);
      }
      const erased = {
        personRecordId: record.id,
        personId: record.personId,
        organisationId: record.ownerOrganisationId,
      };
      const receipts = await findReceipts(tx, erasure.id);
      const isGiven = receipts.some(({ domain }) => domain === here.domain);
      if (isGiven) await carryOut(tx, erasurePlan, erased);
      else await eraseHere(tx, here, { ...erased, erasureId: erasure.id }, now);
      await bringPersonsUpToDate(tx, [record.personId]);
      await readReceiptsAnew(tx);
      await completeErasure(tx, erasure, now);
    });
  }
  return restored.length;
};
