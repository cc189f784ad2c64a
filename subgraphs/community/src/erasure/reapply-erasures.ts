import { carryOut } from '#shared/erasure/carry-out.repository.ts';
import { hashOfRecord } from '#shared/erasure/erasure-receipt.repository.ts';
import { type Reapply, workAsPlatform } from '#shared/erasure/reapply.ts';
import { newId } from '#shared/type-id.ts';
import { erasurePlan } from './erasure.ts';
import { findRestored } from './restored-record.repository.ts';

/** Erases again what a backup of community brought back, though employment's feed tells of it no more. */
export const reapplyErasures: Reapply = async (database, tombstones) => {
  const byHash = new Map(tombstones.map((each) => [each.recordHash, each.organisationId]));
  const restored = await workAsPlatform(database, (tx) => findRestored(tx, [...byHash.keys()]));
  for (const personRecordId of restored) {
    const organisationId = byHash.get(hashOfRecord(personRecordId));
    if (!organisationId) continue;
    // Here no row is found by its person alone.
    const erased = { personRecordId, personId: newId('person'), organisationId };
    await workAsPlatform(database, (tx) => carryOut(tx, erasurePlan, erased));
  }
  return restored.length;
};
