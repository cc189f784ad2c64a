import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type DrainTimes = {
  /** How long new connections are still taken, ms: whoever sends them here learns first that it ends. */
  delayMs: number;
  /** How long what is being answered may take, ms. */
  limitMs: number;
};

/** As long as the local supervisor allows. */
export const usualDrain: DrainTimes = { delayMs: 200, limitMs: 4_500 };

/** Longer than whoever keeps a connection to us, so that none is closed just as it is used again. */
const keepAliveMs = 65_000;

export type Door = {
  draining: () => boolean;
  /** Answers all that was asked, and takes no more. */
  drain: (times?: DrainTimes) => Promise<void>;
};

/** A server that ends without dropping a request; call before it listens. */
export function drainable(server: Server): Door {
  const open = new Set<ServerResponse>();
  let draining = false;
  server.keepAliveTimeout = keepAliveMs;
  const lastOnItsConnection = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };
  server.prependListener('request', (_, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (draining) lastOnItsConnection(response);
  });
  return {
    draining: () => draining,
    async drain({ delayMs, limitMs } = usualDrain) {
      draining = true;
      for (const response of open) lastOnItsConnection(response);
      await pause(delayMs);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const limit = setTimeout(() => server.closeAllConnections(), limitMs);
      await closed;
      clearTimeout(limit);
    },
  };
}
