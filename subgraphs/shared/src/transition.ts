import { ok, type Result, refuse } from './result.ts';

/** A life cycle as data: for each act, the states it may start from and the state it leads to. */
export type LifeCycle<State extends string, Act extends string> = Record<
  Act,
  { from: readonly State[]; to: State }
>;

/** The state an act leads to, or the refusal when the present state forbids it. */
export function transition<State extends string, Act extends string, Refusal extends string>(
  cycle: LifeCycle<State, Act>,
  state: State,
  act: Act,
  refusal: Refusal,
): Result<State, Refusal> {
  const step = cycle[act];
  return step.from.includes(state) ? ok(step.to) : refuse(refusal);
}

/** The states of a life cycle from which something can still happen. */
export function ongoingStates(cycle: Record<string, { from: readonly string[] }>): string[] {
  return [...new Set(Object.values(cycle).flatMap(({ from }) => from))];
}
