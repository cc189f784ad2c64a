import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { EndNetworkMemberInput } from '../generated/resolvers.ts';
import { findMemberForUpdate, updateMember } from './network-member.repository.ts';
import { type LeaveRefusal, leave, mayEnd, type NetworkMember } from './network-member.ts';
import { tellMembers } from './write-member.ts';

export type EndNetworkMemberRefusal = LeaveRefusal | 'CaseNotFound';

export async function endNetworkMember(
  context: Context,
  { networkMemberId, ...leaving }: EndNetworkMemberInput,
): Promise<Result<NetworkMember, EndNetworkMemberRefusal>> {
  requireId(context, 'network_member', networkMemberId);
  const { viewer, today } = context;
  return transaction(
    context,
    async (tx): Promise<Result<NetworkMember, EndNetworkMemberRefusal>> => {
      const member = await findMemberForUpdate(tx, networkMemberId);
      if (!member || !mayEnd(member, viewer.organisation)) return refuse('CaseNotFound');
      const left = leave(member, leaving, today);
      if (!left.ok) return left;
      await updateMember(tx, left.value);
      await tellMembers(tx, 'UPDATED', [left.value]);
      return left;
    },
  );
}
