import type { Confidence } from '../database/columns.ts';

/** Why something remains; what it rests on is in `remainsBases`. */
export type RemainsReason =
  | 'PROGRAMME_EVIDENCE'
  | 'PROOF_OF_LAWFULNESS'
  | 'ACCESS_LOG'
  | 'HELD_BY_OTHERS'
  | 'FACT_OF_ERASURE'
  | 'CHANGE_FEED';

/**
 * What becomes of the rows of a table that are about a record: they go; they stay without anything that tells
 * who it was; or what is sealed in them stays, and nobody can open it since its key is destroyed.
 */
export type Fate = 'DELETE' | 'KEEP_PSEUDONYMOUS' | 'DESTROY_KEY';

/** As data, so that the reference lists it and a test holds it against the catalogue. */
export type TableFate = {
  table: string;
  /**
   * Which rows, in SQL: `:record` and `:person` are UUIDs, `:own` those of rows of entities that are about
   * the record, `:names` the ids of these as the graph writes them.
   */
  of: string;
  fate: Fate;
  /** Of what stays. */
  why?: RemainsReason;
  /** Columns of what stays, and the SQL of what is in them then. */
  blank?: Record<string, string>;
  /** GraphQL type whose rows these are: whoever sees them learns of it by the feed. */
  entity?: string;
  /** Columns that name who sees them beside the controller of the record. */
  tells?: readonly string[];
  /** In words, for the reference. */
  says?: string;
};

/** In the order in which it is done: rows that others refer to come behind them. */
export type ErasurePlan = readonly TableFate[];

/** What was answered under keys about any of it would be given again. */
export const forgottenOutcomes: TableFate = {
  table: 'idempotency_key',
  of: 'about && :own',
  fate: 'DELETE',
};

/** What tells the feed's consumers that something went: ids, until they are pruned. */
export const feedHistory: TableFate = {
  table: 'outbox',
  of: 'entity_id = any(:own)',
  fate: 'KEEP_PSEUDONYMOUS',
  why: 'CHANGE_FEED',
};

type Basis = {
  legalBasis: string;
  /** Years for which it is kept from the 31 December behind the erasure, or days of the feed. */
  years?: number;
  days?: number;
  confidence: Confidence;
};

/** Proposals of ours, until a data protection officer has confirmed them. */
export const remainsBases: Record<RemainsReason, Basis> = {
  PROGRAMME_EVIDENCE: {
    legalBasis: 'Regulation (EU) 2021/1060, article 82; GDPR, article 17.3.b',
    years: 5,
    confidence: 'UNCONFIRMED',
  },
  PROOF_OF_LAWFULNESS: {
    legalBasis: 'GDPR, articles 5.2, 7.1 and 17.3.e',
    years: 10,
    confidence: 'UNCONFIRMED',
  },
  ACCESS_LOG: {
    legalBasis: 'GDPR, articles 17.3.b and 32',
    years: 10,
    confidence: 'UNCONFIRMED',
  },
  HELD_BY_OTHERS: { legalBasis: 'GDPR, article 17.3.b', confidence: 'UNCONFIRMED' },
  FACT_OF_ERASURE: { legalBasis: 'GDPR, articles 5.2 and 17.3.e', confidence: 'UNCONFIRMED' },
  CHANGE_FEED: { legalBasis: 'GDPR, article 17.3.b', days: 90, confidence: 'UNCONFIRMED' },
};

/** What is left behind every erasure, and is no remnant of the person. */
const ofTheErasureItself: readonly RemainsReason[] = ['FACT_OF_ERASURE', 'CHANGE_FEED'];

export type RowCount = { table: string; rows: number };
export type Remaining = RowCount & { why: RemainsReason };

/** What a domain did, or would do. */
export type Outcome = { erased: RowCount[]; remains: Remaining[] };

export function leavesSomething(remains: readonly Remaining[]): boolean {
  return remains.some(({ why }) => !ofTheErasureItself.includes(why));
}

/** The last day on which what remains is kept; null where there is no end yet. */
export function keptUntil(why: RemainsReason, day: string): string | null {
  const { years, days } = remainsBases[why];
  if (days !== undefined) {
    const end = new Date(`${day}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + days);
    return end.toISOString().slice(0, 10);
  }
  return years === undefined ? null : `${Number(day.slice(0, 4)) + years}-12-31`;
}

/** Rows of one table together; tables of which nothing is there are left out. */
export function toOutcome(found: readonly { fate: TableFate; rows: number }[]): Outcome {
  const erased = new Map<string, number>();
  const remains = new Map<string, Remaining>();
  for (const { fate, rows } of found) {
    if (rows === 0) continue;
    const { table, why } = fate;
    if (fate.fate !== 'KEEP_PSEUDONYMOUS') erased.set(table, (erased.get(table) ?? 0) + rows);
    if (fate.fate === 'DELETE' || !why) continue;
    const known = remains.get(`${table} ${why}`);
    remains.set(`${table} ${why}`, { table, why, rows: rows + (known?.rows ?? 0) });
  }
  return {
    erased: [...erased].map(([table, rows]) => ({ table, rows })),
    remains: [...remains.values()],
  };
}
