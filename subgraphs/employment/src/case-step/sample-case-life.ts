import { shiftDay } from '#shared/sample/sample-days.ts';
import type { Random } from '#shared/sample/sample-random.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';
import { getUuid, prefixOf } from '#shared/type-id.ts';

type LivedStep<State, Act> = { act: Act | null; state: State; happenedOn: string };

/** What came to pass in a case of the sample, the opening first. */
export type CaseLife<State, Act> = {
  openedOn: string;
  state: State;
  stateSince: string;
  steps: LivedStep<State, Act>[];
};

type Living<State extends string, Act extends string> = {
  cycle: LifeCycle<State, Act>;
  begins: State;
  openedOn: string;
  acts: readonly Act[];
  /** The sample knows nothing after it. */
  until: string;
};

/** One act some days after the other, by the real life cycle, as far as the sample goes. */
export function liveThrough<State extends string, Act extends string>(
  random: Random,
  { cycle, begins, openedOn, acts, until }: Living<State, Act>,
): CaseLife<State, Act> {
  let [state, happenedOn] = [begins, openedOn];
  const steps: LivedStep<State, Act>[] = [{ act: null, state, happenedOn }];
  for (const act of acts) {
    const next = transition(cycle, state, act, 'NotInThisState');
    if (!next.ok) throw new Error(`A case of the sample cannot ${act} from ${state}`);
    const day = shiftDay(happenedOn, random.integer(2, 25));
    if (day > until) break;
    [state, happenedOn] = [next.value, day];
    steps.push({ act, state, happenedOn });
  }
  return { openedOn, state, stateSince: happenedOn, steps };
}

/** As rows; the version to which a step led is its place unless told. */
export function sampleStepRows<State extends string, Act extends string>(
  caseType: string,
  { id, personRecordId }: { id: string; personRecordId: string },
  { steps }: CaseLife<State, Act>,
  numberOf: (place: number) => number = (place) => place,
) {
  return steps.map((step, before) => ({
    ...step,
    caseId: getUuid(prefixOf(caseType), id),
    caseType,
    number: numberOf(before + 1),
    personRecordId,
    reason: null,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}
