import { addDays } from '#shared/clock.ts';
import type { SampleAct } from '#shared/undertaking/sample-life.ts';
import type { MicroInterventionAct, MicroInterventionState } from './micro-intervention.ts';

/** By which acts, and on which days, it came to where it stands. */
export function livedBy({
  state,
  startsOn,
  endsOn,
}: {
  state: MicroInterventionState;
  startsOn: string;
  endsOn: string;
}): SampleAct<MicroInterventionAct>[] {
  const half = addDays(startsOn, 35);
  const acts: Record<MicroInterventionState, SampleAct<MicroInterventionAct>[]> = {
    PLANNED: [],
    RUNNING: [{ act: 'START', on: startsOn }],
    VARIED: [
      { act: 'START', on: startsOn },
      { act: 'VARY', on: half },
    ],
    COMPLETED: [
      { act: 'START', on: startsOn },
      { act: 'COMPLETE', on: endsOn },
    ],
    VERIFIED: [
      { act: 'START', on: startsOn },
      { act: 'COMPLETE', on: endsOn },
      { act: 'VERIFY', on: addDays(endsOn, 60) },
    ],
    STOPPED: [
      { act: 'START', on: startsOn },
      { act: 'STOP', on: half },
    ],
  };
  return acts[state];
}
