import type { Database } from '../database/database.ts';
import { uncounted } from '../database/statement-count.ts';
import { appendEntries } from './audit-entry.repository.ts';
import type { NewAuditEntry } from './audit-entry.ts';

/** Appends to the audit of one database. */
export type AuditLog = {
  /** Resolves once the entries stand; none at all asks whether they could. */
  append(entries: readonly NewAuditEntry[]): Promise<void>;
};

/** The audit cannot be written, or not in time: nothing may be shown of what should stand in it. */
export class AuditUnwritable extends Error {}

/** PostgreSQL waits a second for the head of the chain; this is for a server that says nothing. */
const patienceMs = 4_000;
/** Many who ask at once are a batch of this size at most. */
const mostInBatch = 500;

type Waiting = {
  entries: readonly NewAuditEntry[];
  written: () => void;
  failed: (why: unknown) => void;
};

const logs = new WeakMap<Database, AuditLog>();

/** One per database, so that all requests share its batches. */
export function auditLogOf(database: Database): AuditLog {
  const known = logs.get(database) ?? openAuditLog((entries) => appendEntries(database, entries));
  logs.set(database, known);
  return known;
}

/**
 * All that is waiting is appended together, by one transaction that locks the head once; the next batch
 * gathers meanwhile.
 */
function openAuditLog(write: (entries: NewAuditEntry[]) => Promise<void>): AuditLog {
  let waiting: Waiting[] = [];
  let isBusy = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        await write(batch.flatMap(({ entries }) => entries));
        for (const { written } of batch) written();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isBusy = false;
  }

  function takeBatch(): Waiting[] {
    let size = 0;
    const end = waiting.findIndex(({ entries }, index) => {
      size += entries.length;
      return size > mostInBatch && index > 0;
    });
    const batch = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    return batch;
  }

  return {
    append: (entries) =>
      new Promise((resolve, reject) => {
        const failed = (cause: unknown) => reject(new AuditUnwritable('audit', { cause }));
        const patience = setTimeout(() => failed('silence'), patienceMs);
        const settled = (then: () => void) => () => {
          clearTimeout(patience);
          then();
        };
        waiting.push({
          entries,
          written: settled(resolve),
          failed: (why) => settled(() => failed(why))(),
        });
        if (isBusy) return;
        isBusy = true;
        uncounted(() => setImmediate(flush));
      }),
  };
}
