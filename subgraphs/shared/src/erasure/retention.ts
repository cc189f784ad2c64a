import type { Confidence } from '../database/columns.ts';
import type { Database } from '../database/database.ts';

/** For how long something is kept, as its row says it. */
export type RetentionRuleRow = {
  code: string;
  /** What the period begins with. */
  startsWith: string;
  months: number;
  action: string;
  legalBasis: string;
  sourceName: string | null;
  sourceAsOf: string | null;
  sourceConfidence: Confidence | null;
};

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
