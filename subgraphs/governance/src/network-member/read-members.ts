import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { membersBy } from './network-member.repository.ts';
import { isMember, type NetworkMember } from './network-member.ts';

/** Who is in a network, or in what an organisation is: on a day or, without one, over all times. */
export async function readMembersBy(
  context: Context,
  parent: keyof typeof membersBy,
  id: string,
  on: string | null | undefined,
): Promise<NetworkMember[]> {
  const all = await readAllOf(context, `members by ${parent}`, membersBy[parent], id);
  return on ? all.filter((member) => isMember(member, on)) : all;
}
