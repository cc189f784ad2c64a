import type { Tx } from '#shared/database/database.ts';
import { hadExitedBy } from '#shared/membership/membership.ts';
import { findMemberships } from './membership.repository.ts';

/** Whether the organisation had left the programme by that day; history stays, nothing is added. */
export async function isExitedPartner(
  tx: Tx,
  organisationId: string,
  day: string,
): Promise<boolean> {
  return hadExitedBy(await findMemberships(tx, organisationId), day);
}
