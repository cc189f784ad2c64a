import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { canJoin } from '../organisation/organisation.ts';
import { insertIfNoneOpen, insertStep } from './membership.repository.ts';
import { type Invitation, invite, type Membership } from './membership.ts';

export type InviteMemberRefusal =
  | 'OrganisationNotFound'
  | 'OrganisationNotActive'
  | 'MembershipAlreadyOpen'
  | 'MembershipWithoutWorkPackage'
  | 'MembershipActInFuture';

export async function inviteMember(
  context: Context,
  invitation: Invitation,
): Promise<Result<Membership, InviteMemberRefusal>> {
  requireId(context, 'organisation', invitation.organisationId);
  const draft = invite(invitation, context.today);
  if (!draft.ok) return draft;
  return transaction(context, async (tx) => {
    const [organisation] = await findByIds(tx, organisationList, [invitation.organisationId]);
    if (!organisation) return refuse('OrganisationNotFound');
    if (!canJoin(organisation)) return refuse('OrganisationNotActive');
    const membership = await insertIfNoneOpen(tx, draft.value);
    if (!membership) return refuse('MembershipAlreadyOpen');
    const { id, version } = membership;
    await insertStep(tx, membership, null, context.now);
    await appendChange(tx, {
      type: 'Membership',
      id,
      version,
      kind: 'CREATED',
      organisation: null,
    });
    return ok(membership);
  });
}
