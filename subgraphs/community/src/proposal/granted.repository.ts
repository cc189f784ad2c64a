import { eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { grants } from '../grant/grant.table.ts';
import type { GrantState } from '../grant/grant.ts';

/** How far the grant of a proposal has come, where there is one; it stays so until the transaction ends. */
export async function findGrantState(tx: Tx, proposalId: string): Promise<GrantState | undefined> {
  const [grant] = await tx
    .select({ state: grants.state })
    .from(grants)
    .where(eq(grants.proposalId, proposalId))
    .for('update');
  return grant?.state;
}
