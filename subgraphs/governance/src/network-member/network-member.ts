import { ok, type Result, refuse } from '#shared/result.ts';

export type NetworkMemberRole = 'COORDINATOR' | 'MEMBER' | 'OBSERVER';

export type NetworkMember = {
  id: string;
  networkId: string;
  organisationId: string;
  /** The convening partner of the network. */
  convenerId: string;
  role: NetworkMemberRole;
  joinedOn: string;
  /** First day no longer a member. */
  leftOn: string | null;
  /** As the network is: until that is formed, convener and member alone know. */
  isPublic: boolean;
  version: number;
};

export type Period = Pick<NetworkMember, 'joinedOn' | 'leftOn'>;

export function isMember({ joinedOn, leftOn }: Period, on: string): boolean {
  return joinedOn <= on && (leftOn === null || on < leftOn);
}

type Joining = Pick<NetworkMember, 'role' | 'joinedOn'>;

export type JoinRefusal =
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'AlreadyInNetwork'
  | 'CoordinatorIsConvener';

/** Whether an organisation can join on a day, after all its times in the network; at most one is open. */
export function checkJoin<Given extends Joining>(
  earlier: readonly Period[],
  joining: Given,
  { openedOn }: { openedOn: string },
  today: string,
): Result<Given, JoinRefusal> {
  const { role, joinedOn } = joining;
  if (role === 'COORDINATOR') return refuse('CoordinatorIsConvener');
  if (joinedOn > today) return refuse('CaseInFuture');
  if (joinedOn < openedOn) return refuse('CaseTooEarly');
  if (earlier.some(({ leftOn }) => leftOn === null)) return refuse('AlreadyInNetwork');
  const isOverlapping = earlier.some(({ leftOn }) => leftOn !== null && leftOn > joinedOn);
  return isOverlapping ? refuse('CaseTooEarly') : ok(joining);
}

/** Whoever convenes a network ends who is in it; who is in it may leave by itself. */
export function mayEnd(
  { organisationId, convenerId }: Pick<NetworkMember, 'organisationId' | 'convenerId'>,
  organisation: string | null,
): boolean {
  return organisation === organisationId || organisation === convenerId;
}

type Leaving = { version: number; leftOn: string };

export type LeaveRefusal =
  | 'CaseChanged'
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'NetworkMemberEnded'
  | 'CoordinatorIsConvener';

/** What somebody's time in a network becomes when it ends; the convening partner stays. */
export function leave(
  member: NetworkMember,
  { version, leftOn }: Leaving,
  today: string,
): Result<NetworkMember, LeaveRefusal> {
  if (member.version !== version) return refuse('CaseChanged');
  if (member.leftOn !== null) return refuse('NetworkMemberEnded');
  if (member.role === 'COORDINATOR') return refuse('CoordinatorIsConvener');
  if (leftOn > today) return refuse('CaseInFuture');
  if (leftOn <= member.joinedOn) return refuse('CaseTooEarly');
  return ok({ ...member, leftOn, version: version + 1 });
}

/** Whether periods can all be over on a day: none is empty by it, and none had gone on for longer. */
export function canAllEndOn(periods: readonly Period[], on: string): boolean {
  return periods.every(({ joinedOn, leftOn }) => (leftOn === null ? joinedOn < on : leftOn <= on));
}
