import type { Logger } from 'pino';
import type { Database } from '#shared/database/database.ts';
import { describeFault } from '#shared/server/fault.ts';
import { forgetSpentIds } from './spent-id.repository.ts';

const everyMs = 10 * 60 * 1000;

/** Forgets used ids that nobody would take anyway, now and then; answers how to stop. */
export function keepForgettingIds(database: Database, logger: Logger): () => void {
  const forget = () =>
    forgetSpentIds(database, new Date()).catch((error: unknown) =>
      logger.warn(describeFault(error), 'cannot forget used ids at the moment'),
    );
  void forget();
  const timer = setInterval(forget, everyMs);
  return () => clearInterval(timer);
}
