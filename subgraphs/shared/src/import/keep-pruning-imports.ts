import type { Logger } from 'pino';
import { addDays } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { platformTransaction } from '../database/platform-transaction.ts';
import { describeFault } from '../server/fault.ts';
import type { ImportRuns } from './import-run.repository.ts';

type Forgetful = Pick<ImportRuns<string>, 'removeRunsBefore'>;

const day = 24 * 60 * 60 * 1000;

/** How long it is kept what became of each record of an import, days. */
const keptDays = 30;

/** Forgets old imports now and every day; answers how to stop. What was brought in stays. */
export function keepPruningImports(runs: Forgetful) {
  return (database: Database, logger: Logger): (() => void) => {
    const prune = () =>
      pruneImports(runs, database, new Date()).catch((error: unknown) => {
        logger.warn(describeFault(error), 'cannot forget old imports at the moment');
      });
    void prune();
    const timer = setInterval(prune, day);
    return () => clearInterval(timer);
  };
}

export async function pruneImports(runs: Forgetful, database: Database, now: Date): Promise<void> {
  const before = new Date(addDays(now.toISOString().slice(0, 10), -keptDays));
  await platformTransaction(database, async (tx) => {
    await runs.removeRunsBefore(tx, before);
  });
}
