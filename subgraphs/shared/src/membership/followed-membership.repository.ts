import { eq, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { followedMemberships } from './followed-membership.table.ts';
import type { FollowedMembership } from './membership.ts';

export async function findMemberships(
  tx: Tx,
  organisationId: string,
): Promise<FollowedMembership[]> {
  return tx
    .select()
    .from(followedMemberships)
    .where(eq(followedMemberships.organisationId, organisationId));
}

export async function upsertMemberships(
  tx: Tx,
  memberships: readonly (FollowedMembership & { membershipId: string })[],
  followedAt: Date,
): Promise<void> {
  if (memberships.length === 0) return;
  await tx
    .insert(followedMemberships)
    .values(memberships.map((membership) => ({ ...membership, followedAt })))
    .onConflictDoUpdate({
      target: followedMemberships.membershipId,
      set: {
        organisationId: sql`excluded.organisation_id`,
        state: sql`excluded.state`,
        stateSince: sql`excluded.state_since`,
        followedAt: sql`excluded.followed_at`,
      },
    });
}

export async function removeMemberships(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(followedMemberships).where(inArray(followedMemberships.membershipId, [...ids]));
}

export async function removeMembershipsBefore(tx: Tx, at: Date): Promise<void> {
  await tx.delete(followedMemberships).where(lt(followedMemberships.followedAt, at));
}
