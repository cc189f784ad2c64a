import { type Dispatcher, Pool } from 'undici';
import { type LoadOrder, type LoadResult, mostFailures } from './load-order.ts';

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
  const failures: string[] = [];
  let next = 0;

  async function ask(): Promise<void> {
    while (next < count && failures.length <= mostFailures && performance.now() < end) {
      const request = requests[next++ % requests.length];
      if (!request) return;
      const began = performance.now();
      const failure = await pool
        .request({ method: 'POST', ...request })
        .then(whatIsWrong)
        .catch(String);
      latencies.push(performance.now() - began);
      if (failure !== undefined) failures.push(failure);
    }
  }

  await Promise.all(Array.from({ length: connections }, ask));
  await pool.close();
  return { latencies, failures };
}

async function whatIsWrong(response: Dispatcher.ResponseData): Promise<string | undefined> {
  const { statusCode, body } = response;
  const text = await body.text();
  const wrong = statusCode !== 200 || text.includes('"errors":[');
  return wrong ? `${statusCode} ${text.slice(0, 500)}` : undefined;
}
