import { Worker } from 'node:worker_threads';
import type { Checked } from './check-supergraph.ts';

/** Longest time to check one, ms; it takes a few seconds. */
const patienceMs = 60_000;

/** Checks a supergraph beside the event loop, which goes on serving meanwhile. */
export function checkInWorker(text: string, graphs: readonly string[]): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./supergraph-worker.mjs', import.meta.url), {
      workerData: { text, graphs },
      execArgv: [],
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Error('The check of a supergraph does not end'));
    }, patienceMs);
    worker.once('message', (checked: Checked) => {
      clearTimeout(timer);
      resolve(checked);
    });
    worker.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
