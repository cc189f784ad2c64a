import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { grants } from '../grant/grant.table.ts';
import type { GrantState } from '../grant/grant.ts';

const inForce: GrantState[] = ['CONTRACTED', 'ADVANCE_PAID', 'RUNNING'];

/** Whether a grant of this association pays for what it does now; unchanged until the transaction ends. */
export async function isGrantInForce(
  tx: Tx,
  { grantId, associationId }: { grantId: string; associationId: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.id, grantId),
        eq(grants.associationId, associationId),
        inArray(grants.state, inForce),
      ),
    )
    .for('share');
  return found.length > 0;
}
