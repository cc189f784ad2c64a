import { Pool } from 'undici';
import type { LoadOrder, LoadResult } from './load.ts';

/** A process of its own, so that what asking costs is not counted with answering. */
process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', port: 0 });

/** Each connection asks again as soon as it is answered; requests go round in their order. */
async function run(order: LoadOrder): Promise<LoadResult> {
  const { origin, requests, count, connections, forMs } = order;
  const end = performance.now() + forMs;
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const latencies: number[] = [];
  let next = 0;
  let failure: string | undefined;

  async function ask(): Promise<void> {
    while (next < count && failure === undefined && performance.now() < end) {
      const request = requests[next++ % requests.length];
      if (!request) return;
      const began = performance.now();
      const { statusCode, body } = await pool.request({ method: 'POST', ...request });
      const text = await body.text();
      latencies.push(performance.now() - began);
      if (statusCode !== 200 || text.includes('"errors":[')) {
        failure = `${statusCode} ${text.slice(0, 500)}`;
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: connections }, ask));
  } catch (error) {
    failure = String(error);
  }
  await pool.close();
  return { latencies, ...(failure !== undefined && { failure }) };
}
