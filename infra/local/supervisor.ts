import { type KeepOptions, type Kept, keepRunning } from './keep-running.ts';
import type { Unit } from './unit.ts';

export type Supervisor = {
  find(name: string): Kept | undefined;
  all(): Kept[];
  end(): Promise<void>;
  kill(): void;
};

/**
 * Keeps the units of all stages running. The stages are started in their order and ended in the
 * reverse one, so that nothing is asked of a unit that has already gone.
 */
export function supervise(stages: Unit[][], options: KeepOptions): Supervisor {
  const kept = stages.map((stage) => stage.map((unit) => keepRunning(unit, options)));
  const all = () => kept.flat();
  return {
    all,
    find: (name) => all().find((unit) => unit.name === name),
    end: async () => {
      for (const stage of kept.toReversed()) await Promise.all(stage.map((unit) => unit.end()));
    },
    kill: () => {
      for (const unit of all()) unit.kill();
    },
  };
}
