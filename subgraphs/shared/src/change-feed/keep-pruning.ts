import type { Logger } from 'pino';
import { addDays } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { pruneChanges, retentionDays } from './prune-changes.ts';

const day = 24 * 60 * 60 * 1000;

/** Prunes the feed now and every day; answers how to stop. */
export function keepPruning(database: Database, logger: Logger): () => void {
  const prune = async () => {
    const before = new Date(addDays(new Date().toISOString().slice(0, 10), -retentionDays));
    await pruneChanges(database, before).catch((error: unknown) => {
      logger.warn({ reason: String(error) }, 'cannot prune the feed at the moment');
    });
  };
  void prune();
  const timer = setInterval(prune, day);
  return () => clearInterval(timer);
}
