import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hear } from './measured-process.ts';

export type LoadRequest = { path: string; headers: Record<string, string>; body: string };

export type LoadOrder = {
  origin: string;
  requests: LoadRequest[];
  count: number;
  connections: number;
  /** No request begins after this time, however many are left. */
  forMs: number;
};

const resultSchema = z.object({ latencies: z.array(z.number()), failure: z.string().optional() });
export type LoadResult = z.infer<typeof resultSchema>;

export type Load = {
  /** The time of each answer in ms; throws when one is not an answer. */
  run: (order: LoadOrder) => Promise<number[]>;
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
      const answer = hear(child, resultSchema, limitMs);
      child.send(order);
      const { latencies, failure } = await answer;
      if (failure !== undefined) throw new Error(`A request failed under load: ${failure}`);
      return latencies;
    },
    stop: () => void child.kill('SIGTERM'),
  };
}
