import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What is known of a request while it is served; of what was asked, only a fingerprint. */
export type ServedRequest = {
  id: string;
  /** Aborted when the caller leaves before the answer. */
  left: AbortSignal;
  /** When its reading began, by the monotonic clock. */
  began: number;
  role?: string;
  client?: string | undefined;
  operationHash?: string;
  operationType?: string | undefined;
  /** Whether there is anything but errors. */
  answered?: boolean;
  codes?: string[];
  fetches?: number;
  statements?: number;
};

const served = new WeakMap<IncomingMessage, ServedRequest>();

/** A request that nobody began to serve, as in a test of a part alone, is in nobody's way. */
export function servedRequestOf(request: IncomingMessage): ServedRequest {
  const known = served.get(request);
  if (known) return known;
  const made = { id: randomUUID(), left: new AbortController().signal, began: performance.now() };
  served.set(request, made);
  return made;
}

export function beginServing(request: IncomingMessage, known: ServedRequest): void {
  served.set(request, known);
}
