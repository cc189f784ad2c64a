import type { Place } from './sealing.ts';

/** A table whose rows have a data key of their own, in the column `data_key`. */
export type KeyTable = {
  table: string;
  /** The column of its ids, where it is not `id`. */
  id?: string;
  /** Of the ids that the keys are wrapped for; without one they are UUIDs. */
  prefix?: string;
};

/** A row as PostgreSQL says it in text. */
export type TextRow = Record<string, string>;

/** A column that only a data key opens, and how to know which one, for whoever has to list all of them. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The table whose row has the key. */
  keyTable: string;
  /** SQL for the UUID of that row, in a query of `table` alone. */
  keyOf: string;
  place: (row: TextRow) => Place;
};

/** A column of bytes in which nothing is sealed, and what it holds instead. */
export type UnsealedBytes = { table: string; column: string; because: string };

export type SealedDomain = {
  keyTables: readonly KeyTable[];
  columns: readonly SealedColumn[];
  otherBytes: readonly UnsealedBytes[];
};

/** In every domain: what was answered under keys of callers. */
export const outcomeKeyTable: KeyTable = { table: 'idempotency_key' };

export const outcomeColumn: SealedColumn = {
  table: 'idempotency_key',
  column: 'outcome',
  keyTable: 'idempotency_key',
  keyOf: 'id',
  place: ({ id = '' }) => ({ column: 'idempotency_key.outcome', id }),
};

/** In every domain: what chains the entries of the audit. */
export const chainBytes: readonly UnsealedBytes[] = [
  { table: 'audit_entry', column: 'previous', because: 'a hash of the chain' },
  { table: 'audit_entry', column: 'hash', because: 'a hash of the chain' },
  { table: 'audit_head', column: 'hash', because: 'a hash of the chain' },
];
