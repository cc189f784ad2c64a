import type { Logger } from 'pino';
import { dateInItaly } from '#shared/clock.ts';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { describeFault } from '#shared/server/fault.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import { findToResume } from './erasure.repository.ts';

const minute = 60 * 1000;
const pageSize = 100;

/** Goes on with all that was left undone or is held no more; one that fails does not keep the others waiting. */
export async function resumeErasures(
  database: Database,
  logger: Pick<Logger, 'warn'>,
  now: Date,
): Promise<number> {
  const day = dateInItaly(now);
  let after: string | null = null;
  let resumed = 0;
  for (;;) {
    const behind: string | null = after;
    const ids: string[] = await platformTransaction(database, (tx) =>
      findToResume(tx, day, behind, pageSize),
    );
    for (const id of ids) {
      try {
        await carryOutErasure(database, id, now);
        resumed += 1;
      } catch (error) {
        logger.warn({ id, ...describeFault(error) }, 'cannot erase at the moment');
      }
    }
    after = ids.at(-1) ?? null;
    if (ids.length < pageSize) return resumed;
  }
}

/** Every minute, and at the start: what a kill left undone, and holds whose last day has passed. */
export function keepErasing(database: Database, logger: Logger): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    void resumeErasures(database, logger, new Date())
      .catch((error: unknown) => {
        logger.warn(describeFault(error), 'cannot look after erasures at the moment');
      })
      .then(() => {
        if (!stopped) timer = setTimeout(begin, minute);
      });
  };
  begin();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
