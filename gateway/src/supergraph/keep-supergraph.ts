import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SupergraphSdlUpdateFunction } from '@apollo/gateway';
import type { Logger } from 'pino';
import { describeFault } from '#shared/server/fault.ts';
import type { LogFields } from '#shared/server/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { checkInWorker } from './check-in-worker.ts';
import { loadSupergraph } from './load-supergraph.ts';

export type KeptSupergraph = {
  /** What is served at first; begins to watch. */
  begin: (update: SupergraphSdlUpdateFunction) => string;
  /** The contract of the latest that replaced another. */
  apiSchema: () => string | undefined;
  stop: () => void;
};

type Options = {
  file: string | URL;
  /** The graphs that this gateway can ask. */
  graphs: readonly string[];
  logger: Logger;
  metrics?: Metrics | undefined;
  pollMs?: number;
};

/**
 * Looks now and again whether the file holds another supergraph. That one is checked in full beside the
 * event loop and only then served; one that does not stand the check is refused once, with a code, and
 * the one before goes on serving.
 */
export function keepSupergraph(options: Options): KeptSupergraph {
  const { file, graphs, logger, metrics, pollMs = 1_000 } = options;
  let seen = '';
  let apiSchema: string | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function refuse(hash: string, kind: string): void {
    const line: LogFields = { outcome: 'refused', kind, hash };
    logger.error(line, 'a supergraph was refused');
    metrics?.swapped('refused');
  }

  async function look(update: SupergraphSdlUpdateFunction): Promise<void> {
    const text = await readFile(file, 'utf8');
    const hash = hashOf(text);
    if (hash === seen) return;
    // A file that is being written is read again, and may be whole then.
    seen = hash;
    const checked = await checkInWorker(text, graphs);
    if (stopped) return;
    if (!checked.ok) return refuse(hash, checked.why);
    update(loadSupergraph(text));
    apiSchema = checked.apiSchema;
    const line: LogFields = { outcome: 'swapped', hash };
    logger.info(line, 'a supergraph replaced another');
    metrics?.swapped('swapped');
  }

  function keepLooking(update: SupergraphSdlUpdateFunction): void {
    timer = setTimeout(async () => {
      await look(update).catch((error: unknown) => {
        logger.error(describeFault(error), 'a supergraph cannot be looked at');
        metrics?.swapped('refused');
      });
      if (!stopped) keepLooking(update);
    }, pollMs);
    timer.unref();
  }

  return {
    begin(update) {
      const text = readFileSync(file, 'utf8');
      seen = hashOf(text);
      keepLooking(update);
      return loadSupergraph(text);
    },
    apiSchema: () => apiSchema,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
