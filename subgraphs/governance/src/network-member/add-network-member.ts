import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { AddNetworkMemberInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { findOwnNetwork, type OwnNetworkRefusal } from '../network/own-network.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { findMembersOfNetwork } from './network-member.repository.ts';
import { checkJoin, type JoinRefusal, type NetworkMember } from './network-member.ts';
import { writeMember } from './write-member.ts';

export type AddNetworkMemberRefusal =
  | OwnNetworkRefusal
  | JoinRefusal
  | 'OrganisationNotFound'
  | 'MemberLeftProgramme';

export async function addNetworkMember(
  context: Context,
  { networkId, ...joining }: AddNetworkMemberInput,
): Promise<Result<NetworkMember, AddNetworkMemberRefusal>> {
  requireId(context, 'network', networkId);
  const { organisationId, joinedOn } = joining;
  requireId(context, 'organisation', organisationId);
  return transaction(
    context,
    async (tx): Promise<Result<NetworkMember, AddNetworkMemberRefusal>> => {
      const own = await findOwnNetwork(tx, context, networkId, joinedOn);
      if (!own.ok) return own;
      const [organisation] = await findByIds(tx, organisationList, [organisationId]);
      if (!organisation) return refuse('OrganisationNotFound');
      const members = await findMembersOfNetwork(tx, networkId);
      const earlier = members.filter((each) => each.organisationId === organisationId);
      const checked = checkJoin(earlier, joining, own.value, context.today);
      if (!checked.ok) return checked;
      const isOut = await isExitedPartner(tx, organisationId, joinedOn);
      if (isOut) return refuse('MemberLeftProgramme');
      const member = await writeMember(tx, own.value, joining);
      return member ? ok(member) : refuse('AlreadyInNetwork');
    },
  );
}
