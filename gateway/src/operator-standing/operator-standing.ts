import type { Viewer } from '#shared/identity/viewer.ts';
import type { Wording } from '#shared/language/language.ts';

/** What the employer says now of somebody at work: as what, where, and whether at all. */
export type OperatorStanding = {
  state: 'INVITED' | 'ACTIVE' | 'SUSPENDED' | 'LEFT';
  role: string;
  /** TypeID; null where at none. */
  accessPointId: string | null;
};

export const standingRefusals = {
  INVITED: { en: 'they are invited and not at work yet', it: 'è invitato e non ancora al lavoro' },
  SUSPENDED: { en: 'they are suspended', it: 'è sospeso' },
  LEFT: { en: 'they have left', it: 'non lavora più lì' },
  ROLE_CHANGED: { en: 'they have another role by now', it: 'ora ha un altro ruolo' },
  PLACE_CHANGED: {
    en: 'they work at another access point by now',
    it: 'ora lavora in un altro punto di accesso',
  },
} satisfies Record<string, Wording>;

export type StandingRefusal = keyof typeof standingRefusals;

/** What an operator must be for what a token says; a role that is not here every operator may have. */
const carriedBy: Partial<Record<Viewer['role'], readonly string[]>> = {
  CASE_WORKER: ['CASE_WORKER', 'MEDIATOR', 'MANAGER'],
};

/**
 * Why the employer's word is against the token, or undefined where it is not. Of an account that the
 * employer keeps no operator for, the token alone speaks: a partner's system, or who runs the platform.
 */
export function judgeStanding(
  { role, accessPoint }: Pick<Viewer, 'role' | 'accessPoint'>,
  known: readonly OperatorStanding[],
): StandingRefusal | undefined {
  if (known.length === 0) return undefined;
  const active = known.find(({ state }) => state === 'ACTIVE');
  if (!active) return inactive.find((state) => known.some((each) => each.state === state));
  const carriers = carriedBy[role];
  if (carriers && !carriers.includes(active.role)) return 'ROLE_CHANGED';
  if (accessPoint !== null && active.accessPointId !== accessPoint) return 'PLACE_CHANGED';
  return undefined;
}

/** Who may come back is told so before who left. */
const inactive = ['SUSPENDED', 'INVITED', 'LEFT'] as const;

/** The token is good, and its holder is no longer what it says. */
export class OperatorNotAdmitted extends Error {
  readonly reason: StandingRefusal;

  constructor(reason: StandingRefusal) {
    super(`The employer of the operator says ${reason}`);
    this.reason = reason;
  }
}
