import type { LifeCycle } from '#shared/transition.ts';

/** The fewest acts that lead from one state to another; undefined where none do. */
export function wayTo<State extends string, Act extends string>(
  cycle: LifeCycle<State, Act>,
  from: State,
  to: State,
): Act[] | undefined {
  // The acts are the keys of the cycle.
  const acts = Object.keys(cycle) as Act[];
  const ways = new Map<State, Act[]>([[from, []]]);
  for (const [state, way] of ways) {
    if (state === to) return way;
    for (const act of acts) {
      const step = cycle[act];
      // A map goes on over what is added to it meanwhile.
      if (step.from.includes(state) && !ways.has(step.to)) ways.set(step.to, [...way, act]);
    }
  }
  return undefined;
}
