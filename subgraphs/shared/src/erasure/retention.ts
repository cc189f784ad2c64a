import type { Database } from '../database/database.ts';

/** How many would go by a rule, of one partner; and how many of these a legal hold keeps. */
export type RetentionCount = { rule: string; organisationId: string; due: number; held: number };

/** What a domain does for the periods it keeps: counts, changing nothing, or carries them out. */
export type Retention = {
  count: (database: Database, today: string) => Promise<RetentionCount[]>;
  /** In bounded batches, each whole: whoever is killed goes on with the next run. Answers how many went. */
  run: (
    database: Database,
    now: Date,
    progress: (rule: string, done: number) => void,
  ) => Promise<Record<string, number>>;
};
