import type { Source } from '#shared/database/columns.ts';
import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type MicroInterventionState =
  | 'PLANNED'
  | 'RUNNING'
  | 'VARIED'
  | 'COMPLETED'
  | 'VERIFIED'
  | 'STOPPED';

export type MicroInterventionTheme =
  | 'LANGUAGE_AND_CULTURE'
  | 'SPORT'
  | 'INFORMATION'
  | 'EDUCATION'
  | 'HEALTH'
  | 'WORK'
  | 'WOMEN'
  | 'YOUTH';

/**
 * Its organisation answers for it: the association's own, or who supports an informal one. `endsOn` is the
 * first day after it.
 */
export type MicroIntervention = Owned<MicroInterventionState> & {
  titles: Texts;
  title: string | null;
  descriptions: Texts | null;
  theme: MicroInterventionTheme;
  associationId: string;
  /** The grant that pays for it, where one does. */
  grantId: string | null;
  /** Organisations it is done with. */
  partnerIds: string[];
  expectedParticipants: number | null;
  /** What came of it; null until it is completed. */
  outputs: Texts | null;
  startsOn: string;
  endsOn: string;
  source: Source | null;
};

export type MicroInterventionAct = 'START' | 'VARY' | 'COMPLETE' | 'VERIFY' | 'STOP';

export const microInterventionLifeCycle = {
  START: { from: ['PLANNED'], to: 'RUNNING' },
  VARY: { from: ['RUNNING', 'VARIED'], to: 'VARIED' },
  COMPLETE: { from: ['RUNNING', 'VARIED'], to: 'COMPLETED' },
  VERIFY: { from: ['COMPLETED'], to: 'VERIFIED' },
  STOP: { from: ['PLANNED', 'RUNNING', 'VARIED'], to: 'STOPPED' },
} as const satisfies LifeCycle<MicroInterventionState, MicroInterventionAct>;

export type ReceiveRefusal = 'MicroInterventionNotRunning' | 'ParticipationOutsideIntervention';

/** People take part on a day of the micro-intervention, recorded while it is still to be completed. */
export function receive(
  microIntervention: MicroIntervention,
  occurredOn: string,
): Result<MicroIntervention, ReceiveRefusal> {
  const running: readonly MicroInterventionState[] = microInterventionLifeCycle.COMPLETE.from;
  const { state, startsOn, endsOn } = microIntervention;
  if (!running.includes(state)) return refuse('MicroInterventionNotRunning');
  if (occurredOn < startsOn || occurredOn >= endsOn) {
    return refuse('ParticipationOutsideIntervention');
  }
  return ok(microIntervention);
}
