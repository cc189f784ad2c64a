import type { Logger } from 'pino';
import { dateInItaly } from '#shared/clock.ts';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { describeFault } from '#shared/server/fault.ts';
import { matchRulesOn } from './match-rules.ts';
import { countWords } from './word.repository.ts';

const day = 24 * 60 * 60 * 1000;

/** Counts the words of names now and every day; answers how to stop. */
export function keepCounting(database: Database, logger: Logger): () => void {
  const count = () =>
    countAllWords(database).catch((error: unknown) => {
      logger.warn(describeFault(error), 'cannot count the words of names at the moment');
    });
  void count();
  const timer = setInterval(count, day);
  return () => clearInterval(timer);
}

/** That two people bear a rare name by chance is less likely, so it says more. */
export async function countAllWords(database: Database): Promise<void> {
  const { names } = matchRulesOn(dateInItaly(new Date()));
  await platformTransaction(database, async (tx) => {
    await countWords(tx, 2 ** -names.rarest);
  });
}
