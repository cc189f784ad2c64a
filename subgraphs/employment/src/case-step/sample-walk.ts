import { type LifeCycle, transition } from '#shared/transition.ts';
import { findUuid, prefixOf } from '#shared/type-id.ts';

/** What happens to something of the sample, and on which day. */
export type SampleAct<Act extends string> = { act: Act; on: string; reason?: string };

type SampleStep = { act: string | null; state: string; reason: string | null; happenedOn: string };

export type SampleWay<State extends string> = {
  state: State;
  stateSince: string;
  version: number;
  steps: SampleStep[];
};

/** Lives through what is in store until the sample ends, by the real life cycle. */
export function walk<State extends string, Act extends string>(
  { begins, cycle }: { begins: State; cycle: LifeCycle<State, Act> },
  openedOn: string,
  acts: readonly SampleAct<Act>[],
  until: string,
): SampleWay<State> {
  const way: SampleWay<State> = {
    state: begins,
    stateSince: openedOn,
    version: 1,
    steps: [{ act: null, state: begins, reason: null, happenedOn: openedOn }],
  };
  for (const { act, on, reason = null } of acts) {
    if (on > until) break;
    const next = transition(cycle, way.state, act, 'SampleStepForbidden');
    if (!next.ok || on < way.stateSince) throw new Error(`${act} is forbidden while ${way.state}`);
    way.state = next.value;
    way.stateSince = on;
    way.version += 1;
    way.steps.push({ act, state: next.value, reason, happenedOn: on });
  }
  return way;
}

/** Of a case or an undertaking, as rows but for whose they are. */
export function sampleSteps(caseType: string, id: string, { steps }: SampleWay<string>) {
  return steps.map((step, before) => ({
    ...step,
    caseType,
    caseId: uuidOf(caseType, id),
    number: before + 1,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

type Corrected = { id: string; version: number; stateSince: string };

/** That a field said something else until the last version. */
export function sampleCorrection(
  caseType: string,
  { id, version, stateSince }: Corrected,
  field: string,
  values: { before: unknown; after: unknown },
) {
  return {
    ...{ caseType, field, caseId: uuidOf(caseType, id), number: version },
    before: JSON.stringify(values.before),
    after: JSON.stringify(values.after),
    reason: 'TYPING_ERROR' as const,
    recordedAt: new Date(`${stateSince}T16:00:00Z`),
  };
}

function uuidOf(caseType: string, id: string): string {
  return findUuid(prefixOf(caseType), id) ?? id;
}
