import { parentPort, workerData } from 'node:worker_threads';
import { checkSupergraph } from './check-supergraph.ts';

// Given by `checkInWorker`, and only by it.
const { text, graphs } = workerData as { text: string; graphs: string[] };
parentPort?.postMessage(checkSupergraph(text, graphs));
