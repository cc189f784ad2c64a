import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { getUuid } from '#shared/type-id.ts';
import { endCaseShares } from '../case-step/case-share.repository.ts';
import { findSharingOf } from './referral.repository.ts';
import { isPendingOn, type Referral, referralLifeCycle } from './referral.ts';
import { writeReferral } from './write-referral.ts';

/** Destroys what was sealed for the receiver, and ends what it may read. Runs with the platform's rights. */
export async function endSharing(tx: Tx, referral: Referral, today: string): Promise<Referral> {
  const { id, sharingEndsOn } = referral;
  await endCaseShares(tx, getUuid('referral', id), today);
  const endedBefore = sharingEndsOn !== null && sharingEndsOn < today;
  return {
    ...referral,
    dataKey: null,
    shared: null,
    sharingEndsOn: endedBefore ? sharingEndsOn : today,
  };
}

/**
 * Of somebody who no longer agrees to it. Referrals that nobody accepted are withdrawn, since nobody can
 * be met of whom nothing is known; those that were go on with the receiver's own record.
 */
export async function endSharingOfRecord(
  tx: Tx,
  { viewer, now, today }: Context,
  personRecordId: string,
): Promise<void> {
  await asPlatform(tx, viewer, async () => {
    for (const known of await findSharingOf(tx, personRecordId)) {
      const ended = await endSharing(tx, { ...known, version: known.version + 1 }, today);
      if (!isPendingOn(known, today)) {
        await writeReferral(tx, { now }, ended, null);
        continue;
      }
      const withdrawn = {
        ...ended,
        state: referralLifeCycle.WITHDRAW.to,
        stateSince: today,
      };
      const step = { act: 'WITHDRAW', reason: 'CONSENT_WITHDRAWN', happenedOn: today };
      await writeReferral(tx, { now }, withdrawn, step);
    }
  });
}
