import type { Source } from '#shared/database/columns.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';

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

/** `endsOn` is the first day after it. */
export type MicroIntervention = {
  id: string;
  title: string;
  theme: MicroInterventionTheme;
  state: MicroInterventionState;
  associationId: string;
  organisationId: string | null;
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
