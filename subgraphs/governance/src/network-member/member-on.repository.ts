import { and, gt, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';
import { networkMembers } from './network-member.table.ts';

/** As `isMember` has it. */
export function isMemberOn(on: Placeholder): SQL | undefined {
  const { joinedOn, leftOn } = networkMembers;
  return and(lte(joinedOn, on), or(isNull(leftOn), gt(leftOn, on)));
}
