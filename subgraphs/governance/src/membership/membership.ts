import type { Source } from '#shared/database/columns.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

export type MembershipState =
  | 'INVITED'
  | 'EXPRESSED_INTEREST'
  | 'ADMITTED'
  | 'CONVENTION_SIGNED'
  | 'ACTIVE'
  | 'WITHDRAWING'
  | 'EXITED';

export type MembershipRole = 'LEAD' | 'PARTNER' | 'ASSOCIATE' | 'SUPPLIER';

export type WorkPackage = 'WP0' | 'WP1' | 'WP2' | 'WP3';

export type Membership = {
  id: string;
  organisationId: string;
  role: MembershipRole;
  workPackages: WorkPackage[];
  state: MembershipState;
  stateSince: string;
  invitedOn: string;
  agreementReference: string | null;
  version: number;
  source: Source | null;
};

export type MembershipAct =
  | 'EXPRESS_INTEREST'
  | 'ADMIT'
  | 'SIGN_CONVENTION'
  | 'ACTIVATE'
  | 'WITHDRAW'
  | 'EXIT';

export const membershipLifeCycle = {
  EXPRESS_INTEREST: { from: ['INVITED'], to: 'EXPRESSED_INTEREST' },
  ADMIT: { from: ['INVITED', 'EXPRESSED_INTEREST'], to: 'ADMITTED' },
  SIGN_CONVENTION: { from: ['ADMITTED'], to: 'CONVENTION_SIGNED' },
  ACTIVATE: { from: ['CONVENTION_SIGNED'], to: 'ACTIVE' },
  WITHDRAW: { from: ['ACTIVE'], to: 'WITHDRAWING' },
  EXIT: { from: ['WITHDRAWING'], to: 'EXITED' },
} as const satisfies LifeCycle<MembershipState, MembershipAct>;

export type Invitation = {
  organisationId: string;
  role: MembershipRole;
  workPackages: readonly WorkPackage[];
  invitedOn: string;
};

export type NewMembership = Omit<Membership, 'id' | 'source'>;

/** A membership begins as an invitation, for at least one work package and never ahead of time. */
export function invite(
  invitation: Invitation,
  today: string,
): Result<NewMembership, 'MembershipWithoutWorkPackage' | 'MembershipActInFuture'> {
  if (invitation.workPackages.length === 0) return refuse('MembershipWithoutWorkPackage');
  if (invitation.invitedOn > today) return refuse('MembershipActInFuture');
  return ok({
    ...invitation,
    workPackages: [...new Set(invitation.workPackages)].sort(),
    state: 'INVITED',
    stateSince: invitation.invitedOn,
    agreementReference: null,
    version: 1,
  });
}

export type MembershipActRefusal =
  | 'MembershipStateForbids'
  | 'MembershipChanged'
  | 'MembershipActInFuture'
  | 'MembershipActTooEarly';

/** What the membership becomes by an act on a day, if nobody changed it since the caller read it. */
export function act(
  membership: Membership,
  kind: MembershipAct,
  request: { version: number; on: string },
  today: string,
): Result<Membership, MembershipActRefusal> {
  if (membership.version !== request.version) return refuse('MembershipChanged');
  const next = transition(membershipLifeCycle, membership.state, kind, 'MembershipStateForbids');
  if (!next.ok) return next;
  if (request.on > today) return refuse('MembershipActInFuture');
  if (request.on < membership.stateSince) return refuse('MembershipActTooEarly');
  return ok({
    ...membership,
    state: next.value,
    stateSince: request.on,
    version: membership.version + 1,
  });
}
