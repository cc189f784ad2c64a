import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import type { Database, Tx } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import type { Dated } from './dated.ts';
import { type Parsed, refuseFile } from './file-problem.ts';
import type { PlanOptions } from './pairing.ts';
import { countWrites, type Plan, planRows } from './plan.ts';
import type { ReferenceKind } from './reference-kind.ts';
import { forbidWrites, lockReferenceData } from './reference-lock.repository.ts';

export type ImportOptions = PlanOptions & { apply: boolean };

/** What an import works on, and how many rows it would write. */
export type Weighed<Value> = Parsed<{ value: Value; writes: number; write: () => Promise<void> }>;

/**
 * Runs an import in one transaction: weighed against what is known, then written whole, told to the
 * feed once, or refused and nothing written. Without `apply` it only tells what it would change.
 */
export async function bringIn<Value>(
  database: Database,
  { apply }: { apply: boolean },
  weigh: (tx: Tx) => Promise<Weighed<Value>>,
): Promise<Parsed<Value>> {
  return platformTransaction(database, async (tx) => {
    await (apply ? lockReferenceData(tx) : forbidWrites(tx));
    const weighed = await weigh(tx);
    if (!weighed.ok) return refuseFile(...weighed.problems);
    const { value, writes, write } = weighed.value;
    if (apply && writes > 0) {
      await write();
      await appendSnapshot(tx);
    }
    return { ok: true, value };
  });
}

/** What these rows would change in what is known of them. */
export async function weighRows<Row extends Dated>(
  tx: Tx,
  kind: ReferenceKind<Row>,
  stated: readonly Row[],
  options?: PlanOptions,
): Promise<Plan<Row>> {
  const keys = [...new Set(stated.map(kind.facts.keyOf))];
  return planRows(kind.facts, await kind.findKnown(tx, keys), stated, options);
}

/** Brings rows that we ship to what our files state; answers what is written, and what does not fit. */
export async function loadRows<Row extends Dated>(
  tx: Tx,
  kind: ReferenceKind<Row>,
  stated: readonly Row[],
): Promise<{ written: number; contradicted: Row[] }> {
  const plan = await weighRows(tx, kind, stated);
  const written = countWrites(plan);
  if (written > 0) await kind.write(tx, plan);
  return { written, contradicted: plan.contradicted };
}

/** An import of rows that need nothing but to be weighed. */
export async function importRows<Row extends Dated>(
  database: Database,
  kind: ReferenceKind<Row>,
  stated: readonly Row[],
  options: ImportOptions,
): Promise<Parsed<Plan<Row>>> {
  return bringIn(database, options, async (tx) => {
    const plan = await weighRows(tx, kind, stated, options);
    const write = () => kind.write(tx, plan);
    return { ok: true, value: { value: plan, writes: countWrites(plan), write } };
  });
}
