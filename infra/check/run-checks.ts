import { availableParallelism } from 'node:os';
import { type Check, Failure } from './check.ts';

export type Outcome = { name: string; failed: boolean; text: string; seconds: number };

/** Runs the checks, as many at once as there are processors, and tells each as it ends. */
export async function runChecks(
  checks: readonly Check[],
  tell: (outcome: Outcome) => void,
): Promise<{ passed: number; failed: number }> {
  const waiting = [...checks];
  const count = { passed: 0, failed: 0 };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await runCheck(check);
      count[outcome.failed ? 'failed' : 'passed'] += 1;
      tell(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
  return count;
}

async function runCheck({ name, run }: Check): Promise<Outcome> {
  const began = performance.now();
  const outcome = await run().then(
    (remark) => ({ failed: false, text: remark ?? '' }),
    (error: unknown) => ({ failed: true, text: explain(error) }),
  );
  return { name, ...outcome, seconds: (performance.now() - began) / 1000 };
}

function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** `ok` or `failed`, the name, the time, and what there is to read below. */
export function describeOutcome({ name, failed, text, seconds }: Outcome): string {
  const line = `${failed ? 'failed' : 'ok    '} ${name} (${seconds.toFixed(1)} s)`;
  return [
    line,
    ...text
      .split('\n')
      .filter(Boolean)
      .map((each) => `       ${each}`),
  ].join('\n');
}
