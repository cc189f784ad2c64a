import type { Tx } from '../database/database.ts';
import { findMemberships } from './followed-membership.repository.ts';
import { hadExitedBy } from './membership.ts';

/** Whether the organisation had left the programme by that day; history stays, nothing is added. */
export async function isExitedPartner(
  tx: Tx,
  organisationId: string,
  day: string,
): Promise<boolean> {
  return hadExitedBy(await findMemberships(tx, organisationId), day);
}
