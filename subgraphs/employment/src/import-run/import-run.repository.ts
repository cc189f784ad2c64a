import { and, eq, getTableColumns, gte, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineList } from '#shared/reading/list.ts';
import { descending } from '#shared/reading/order.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import { importResults, importRuns } from './import-run.table.ts';
import type { ImportResult, ImportRun } from './import-run.ts';

export const importRunList = defineList({
  type: 'ImportRun',
  table: importRuns,
  id: importRuns.id,
  toNode: (row): ImportRun => row,
  orders: { STARTED_DESC: descending(importRuns.id, (node: ImportRun) => node.id) },
  usualOrder: 'STARTED_DESC',
  audience: audienceOf,
  where: (_, audience) => [
    visibleTo(audience, {
      organisation: importRuns.organisationId,
      accessPoint: importRuns.accessPointId,
    }),
  ],
});

export async function insertRun(tx: Tx, run: ImportRun): Promise<void> {
  await tx.insert(importRuns).values(run);
}

/** Whoever sends the same request at the same time waits here. */
export async function getRunForUpdate(tx: Tx, id: string): Promise<ImportRun> {
  const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, id)).for('update');
  if (!run) throw new Error(`${id} was forgotten while it was at work`);
  return run;
}

export async function updateRun(tx: Tx, { id, ...run }: ImportRun): Promise<void> {
  await tx.update(importRuns).set(run).where(eq(importRuns.id, id));
}

/** The places, from the first to the last, of which it is known what became of them. */
export async function findDone(
  tx: Tx,
  runId: string,
  [first, last]: readonly [first: number, last: number],
): Promise<Set<number>> {
  const { position } = importResults;
  const rows = await tx
    .select({ position })
    .from(importResults)
    .where(and(eq(importResults.runId, runId), gte(position, first), lte(position, last)));
  return new Set(rows.map((row) => row.position));
}

export async function insertResults(tx: Tx, results: readonly ImportResult[]): Promise<void> {
  await tx.insert(importResults).values(
    results.map(({ faults, ...result }) => ({
      ...result,
      refusals: faults.map(({ refusal }) => refusal),
      columns: faults.map(({ column }) => column ?? ''),
    })),
  );
}

export async function removeRunsBefore(tx: Tx, before: Date): Promise<void> {
  await tx.delete(importRuns).where(lt(importRuns.startedAt, before));
}

const columns = { ...getTableColumns(importResults), kind: importRuns.kind };

/** Of each run, in the order of its request. */
export const resultsOfRuns = statement(
  columns,
  write
    .select(columns)
    .from(importResults)
    .innerJoin(importRuns, eq(importRuns.id, importResults.runId))
    .where(sql`${importResults.runId} = any(${idArray('import_run', 'keys')})`)
    .orderBy(importResults.runId, importResults.position),
  ({ refusals, columns: at, ...result }): { of: string; value: ImportResult } => ({
    of: result.runId,
    value: {
      ...result,
      faults: refusals.map((refusal, index) => ({ refusal, column: at[index] || null })),
    },
  }),
);
