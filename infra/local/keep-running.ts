import { explain } from './plain-error.ts';
import type { RunningUnit, Unit } from './unit.ts';

export type KeepOptions = {
  say: (line: string) => void;
  firstPauseMs?: number;
  longestPauseMs?: number;
  /** Having run this long, a unit that stops is started again without a grudge. */
  steadyMs?: number;
};

export type Kept = {
  name: string;
  /** How often it stopped by itself without having been steady. */
  failures(): number;
  pid(): number | undefined;
  end(): Promise<void>;
  kill(): void;
};

/** Starts a unit, and starts it again whenever it stops, waiting longer each time. */
export function keepRunning(unit: Unit, options: KeepOptions): Kept {
  const { say, firstPauseMs = 200, longestPauseMs = 5_000, steadyMs = 10_000 } = options;
  let ending = false;
  let failures = 0;
  let running: RunningUnit | undefined;
  let wake: () => void = () => undefined;

  const runOnce = async (): Promise<string> => {
    try {
      running = await unit.start();
      if (ending) await running.end();
      return await running.exited;
    } catch (error) {
      return explain(error);
    } finally {
      running = undefined;
    }
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const keep = async () => {
    while (!ending) {
      const began = performance.now();
      const why = await runOnce();
      if (ending) return;
      failures = performance.now() - began >= steadyMs ? 1 : failures + 1;
      say(`${unit.name} stopped (${why}); starting again`);
      await pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs));
    }
  };
  const over = keep();

  return {
    name: unit.name,
    failures: () => failures,
    pid: () => running?.pid,
    end: async () => {
      ending = true;
      wake();
      await running?.end();
      await over;
    },
    kill: () => {
      ending = true;
      wake();
      running?.kill();
    },
  };
}
