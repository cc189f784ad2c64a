import type { Logger } from 'pino';
import { addDays } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { keyDays, pruneIdempotencyKeys } from '../database/prune-idempotency-keys.ts';
import { pruneChanges, retentionDays } from './prune-changes.ts';

const day = 24 * 60 * 60 * 1000;

/** Forgets the old of the feed and of keys, now and every day; answers how to stop. */
export function keepPruning(database: Database, logger: Logger): () => void {
  const prune = async () => {
    const before = (days: number) =>
      new Date(addDays(new Date().toISOString().slice(0, 10), -days));
    try {
      await pruneChanges(database, before(retentionDays));
      await pruneIdempotencyKeys(database, before(keyDays));
    } catch (error) {
      logger.warn({ reason: String(error) }, 'cannot prune at the moment');
    }
  };
  void prune();
  const timer = setInterval(prune, day);
  return () => clearInterval(timer);
}
