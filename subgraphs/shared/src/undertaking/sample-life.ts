import { lastSampleDay, shiftDay } from '../sample/sample-days.ts';
import { type LifeCycle, transition } from '../transition.ts';

/** What happens to something of the sample, on which day, and why where that is asked. */
export type SampleAct<Act extends string> = { act: Act; on: string; reason?: string | null };

type SampleStep<State, Act> = {
  /** The version to which it led. */
  number: number;
  act: Act | null;
  state: State;
  reason: string | null;
  happenedOn: string;
};

/** What came to pass in it, the opening first. */
export type SampleLife<State extends string = string, Act extends string = string> = {
  openedOn: string;
  state: State;
  stateSince: string;
  version: number;
  steps: readonly SampleStep<State, Act>[];
};

/** Lives through what is in store by the real life cycle, until the sample ends. */
export function live<State extends string, Act extends string>(
  { begins, cycle }: { begins: State; cycle: LifeCycle<State, Act> },
  openedOn: string,
  acts: readonly SampleAct<Act>[],
): SampleLife<State, Act> {
  let [state, stateSince] = [begins, openedOn];
  const steps: SampleStep<State, Act>[] = [
    { number: 1, act: null, state, reason: null, happenedOn: openedOn },
  ];
  for (const { act, on, reason = null } of acts) {
    if (on > lastSampleDay) break;
    const next = transition(cycle, state, act, 'ForbiddenInSample');
    if (!next.ok || on < stateSince) throw new Error(`The sample cannot ${act} what is ${state}`);
    [state, stateSince] = [next.value, on];
    steps.push({ number: 1 + steps.length, act, state, reason, happenedOn: on });
  }
  return { openedOn, state, stateSince, version: steps.length, steps };
}

/** Acts of which each comes some days after the one before. */
export function inTurn<Act extends string>(
  openedOn: string,
  acts: readonly (readonly [act: Act, daysLater: number, reason?: string | null])[],
): SampleAct<Act>[] {
  let on = openedOn;
  return acts.map(([act, daysLater, reason = null]) => {
    on = shiftDay(on, daysLater);
    return { act, on, reason };
  });
}

/** The day of an act, where it came to pass. */
export function dayOf<Act extends string>({ steps }: SampleLife<string, Act>, act: Act) {
  return steps.find((step) => step.act === act)?.happenedOn ?? null;
}
