import { parentPort, workerData } from 'node:worker_threads';

// JavaScript, since the loader that the process was started with does not reach into a worker on Node 20.
const { checkSupergraph } = process.features.typescript
  ? await import('./check-supergraph.ts')
  : await (await import('tsx/esm/api')).tsImport('./check-supergraph.ts', import.meta.url);

// Given by `checkInWorker`, and only by it.
const { text, graphs } = workerData;
parentPort.postMessage(checkSupergraph(text, graphs));
