import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findForUpdate, insertStep, update } from './membership.repository.ts';
import {
  act,
  type Membership,
  type MembershipAct,
  type MembershipActRefusal,
} from './membership.ts';

export type ActOnMembershipRefusal = MembershipActRefusal | 'MembershipNotFound';

export type ActRequest = {
  membershipId: string;
  version: number;
  on: string;
  agreementReference?: string;
};

/** What only one act refuses. */
type Check<Refusal extends string> = (
  tx: Tx,
  membership: Membership,
) => Promise<Refusal | undefined>;

/** The one path by which a membership moves on; each mutation names its act. */
export async function actOnMembership<Refusal extends string = never>(
  context: Context,
  kind: MembershipAct,
  request: ActRequest,
  check?: Check<Refusal>,
): Promise<Result<Membership, ActOnMembershipRefusal | Refusal>> {
  requireId(context, 'membership', request.membershipId);
  return transaction(
    context,
    async (tx): Promise<Result<Membership, ActOnMembershipRefusal | Refusal>> => {
      const membership = await findForUpdate(tx, request.membershipId);
      if (!membership) return refuse('MembershipNotFound');
      const moved = act(membership, kind, request, context.today);
      if (!moved.ok) return moved;
      const refusal = await check?.(tx, membership);
      if (refusal) return refuse(refusal);
      const { agreementReference = membership.agreementReference } = request;
      const written = await update(tx, { ...moved.value, agreementReference });
      const { id, version } = written;
      await insertStep(tx, written, kind, context.now);
      await appendChange(tx, {
        type: 'Membership',
        id,
        version,
        kind: 'UPDATED',
        organisation: null,
      });
      return ok(written);
    },
  );
}
