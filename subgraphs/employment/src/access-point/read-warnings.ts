import type { Tx } from '#shared/database/database.ts';
import { countInForce, findExpectations } from './access-point.repository.ts';
import { type AccessPointWarning, findUnexpected } from './access-point.ts';

/** What does not add up in the access points in force on a day. */
export async function readWarnings(tx: Tx, on: string): Promise<AccessPointWarning[]> {
  const [expectations, found] = await Promise.all([findExpectations(tx, on), countInForce(tx, on)]);
  return findUnexpected(expectations, found, on);
}
