import type { Viewer } from '../identity/viewer.ts';
import { setClaims } from './claims.ts';
import type { Database, Tx } from './database.ts';
import { statementCount } from './statement-count.ts';

type Work = { run: (tx: Tx) => Promise<unknown>; settle: (outcome: Promise<unknown>) => void };

/** Runs a piece of reading in a transaction that holds the viewer's claims. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Reads asked for in one tick share one read-only transaction: the claims first, then all the
 * statements at once. When the claims fail, nothing is read.
 */
export function createRead(database: Database, viewer: Viewer): Read {
  let pending: Work[] = [];

  async function flush(): Promise<void> {
    const works = pending;
    pending = [];
    const count = statementCount();
    if (count) count.transactions += 1;
    try {
      await database.transaction(async (tx) => {
        await tx.execute(setClaims(viewer, 'read only'));
        const outcomes = works.map((work) => work.run(tx));
        for (const [index, work] of works.entries())
          work.settle(outcomes[index] ?? Promise.resolve());
        await Promise.allSettled(outcomes);
      });
    } catch (fault) {
      for (const work of works) work.settle(Promise.reject(fault));
    }
  }

  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (pending.length === 0) setImmediate(flush);
      // `settle` hands on what `run` of this very work promised.
      pending.push({
        run: work,
        settle: (outcome) => (outcome as Promise<T>).then(resolve, reject),
      });
    });
}
