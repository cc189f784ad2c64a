import type { Tx } from '#shared/database/database.ts';
import type { Dated, Facts, Known } from './dated.ts';
import type { Plan } from './plan.ts';

/** A kind of reference data: how its sources are weighed, and where it is kept. */
export type ReferenceKind<Row extends Dated> = {
  facts: Facts<Row>;
  /** What is known under these keys, of every time. */
  findKnown: (tx: Tx, keys: readonly string[]) => Promise<Known<Row>[]>;
  write: (tx: Tx, plan: Plan<Row>) => Promise<void>;
};
