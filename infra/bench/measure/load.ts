import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type LoadOrder, type LoadResult, loadResultSchema, mostFailures } from './load-order.ts';
import { hear } from './measured-process.ts';

export type Load = {
  /** Throws when more requests fail than may happen. */
  run: (order: LoadOrder) => Promise<LoadResult>;
  stop: () => void;
};

/** Long enough for any round; what takes longer hangs. */
const limitMs = 300_000;

export async function startLoad(): Promise<Load> {
  const entry = fileURLToPath(new URL('load-generator.ts', import.meta.url));
  const child = fork(entry, { execArgv: ['--import', 'tsx'] });
  await hear(child, z.object({ type: z.literal('ready') }), 60_000);
  return {
    async run(order) {
      const answer = hear(child, loadResultSchema, limitMs);
      child.send(order);
      const result = await answer;
      if (result.failures.length > mostFailures) {
        throw new Error(`Requests failed under load: ${result.failures[0]}`);
      }
      return result;
    },
    stop: () => void child.kill('SIGTERM'),
  };
}
