/** As far as it says whether somebody is still there. */
export type Membership = { state: string; stateSince: string };

/**
 * Whether an organisation had left the programme by a day: it has been a member, and all its
 * memberships had ended. Who never was one is not ours to turn away.
 */
export function hadExitedBy(memberships: readonly Membership[], day: string): boolean {
  const hadEnded = memberships.map(
    ({ state, stateSince }) => state === 'EXITED' && stateSince <= day,
  );
  return hadEnded.length > 0 && !hadEnded.includes(false);
}

/** A part in the programme of an organisation, as governance has it. */
export type FollowedMembership = { organisationId: string; state: string; stateSince: string };
