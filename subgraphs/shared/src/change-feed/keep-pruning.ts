import type { Logger } from 'pino';
import { addDays } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { keyDays, pruneIdempotencyKeys } from '../database/prune-idempotency-keys.ts';
import { pruneChanges, retentionDays } from './prune-changes.ts';

const day = 24 * 60 * 60 * 1000;

/** Forgets the old of the feed and of keys, now and every day; answers how to stop. */
export function keepPruning(database: Database, logger: Logger): () => void {
  return keepForgetting(logger, async (before) => {
    await pruneChanges(database, before(retentionDays));
    await pruneIdempotencyKeys(database, before(keyDays));
  });
}

/** The same where there are keys alone. */
export function keepPruningKeys(database: Database, logger: Logger): () => void {
  return keepForgetting(logger, (before) => pruneIdempotencyKeys(database, before(keyDays)));
}

function keepForgetting(
  logger: Logger,
  forget: (before: (days: number) => Date) => Promise<void>,
): () => void {
  const prune = async () => {
    const before = (days: number) =>
      new Date(addDays(new Date().toISOString().slice(0, 10), -days));
    try {
      await forget(before);
    } catch (error) {
      logger.warn({ reason: String(error) }, 'cannot prune at the moment');
    }
  };
  void prune();
  const timer = setInterval(prune, day);
  return () => clearInterval(timer);
}
