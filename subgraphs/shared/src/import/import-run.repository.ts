import { and, eq, getTableColumns, gte, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { idArray } from '../database/placeholders.ts';
import { statement, write } from '../database/statement.ts';
import { prefixOf } from '../type-id.ts';
import type { ImportResultTable, ImportRunTable } from './import-run.table.ts';
import type { Run, RunResult } from './import-run.ts';

type Tables<Kind extends string> = {
  /** GraphQL type of a run. */
  type: string;
  runs: ImportRunTable<Kind>;
  results: ImportResultTable<Kind>;
};

export type ImportRuns<Kind extends string> = ReturnType<typeof importRunsIn<Kind>>;

/** How a domain keeps what became of imports. */
export function importRunsIn<Kind extends string>({ type, runs, results }: Tables<Kind>) {
  const prefix = prefixOf(type);
  const columns = { ...getTableColumns(results), kind: runs.kind };
  return {
    prefix,

    async insertRun(tx: Tx, run: Run<Kind>): Promise<void> {
      await tx.insert(runs).values(run as typeof runs.$inferInsert);
    },

    /** Whoever sends the same request at the same time waits here. */
    async getRunForUpdate(tx: Tx, id: string): Promise<Run<Kind>> {
      const [run] = await tx.select().from(runs).where(eq(runs.id, id)).for('update');
      if (!run) throw new Error(`${id} was forgotten while it was at work`);
      return run as Run<Kind>;
    },

    async updateRun(tx: Tx, { id, ...run }: Run<Kind>): Promise<void> {
      const { created, updated, unchanged, refused, finishedAt } = run;
      await tx
        .update(runs)
        .set({ created, updated, unchanged, refused, finishedAt })
        .where(eq(runs.id, id));
    },

    /** The places, from the first to the last, of which it is known what became of them. */
    async findDone(
      tx: Tx,
      runId: string,
      [first, last]: readonly [first: number, last: number],
    ): Promise<Set<number>> {
      const { position } = results;
      const rows = await tx
        .select({ position })
        .from(results)
        .where(and(eq(results.runId, runId), gte(position, first), lte(position, last)));
      return new Set(rows.map((row) => row.position));
    },

    async insertResults(tx: Tx, became: readonly RunResult<Kind>[]): Promise<void> {
      await tx.insert(results).values(
        became.map(({ faults, kind: _, ...result }) => ({
          ...result,
          refusals: faults.map(({ refusal }) => refusal),
          columns: faults.map(({ column }) => column ?? ''),
        })),
      );
    },

    async removeRunsBefore(tx: Tx, before: Date): Promise<void> {
      await tx.delete(runs).where(lt(runs.startedAt, before));
    },

    /** Of each run, in the order of its request. */
    resultsOfRuns: statement(
      columns,
      write
        .select(columns)
        .from(results)
        .innerJoin(runs, eq(runs.id, results.runId))
        .where(sql`${results.runId} = any(${idArray(prefix, 'keys')})`)
        .orderBy(results.runId, results.position),
      ({ refusals, columns: at, ...result }): { of: string; value: RunResult<Kind> } => ({
        of: result.runId,
        value: {
          ...result,
          kind: result.kind as Kind,
          faults: refusals.map((refusal, index) => ({ refusal, column: at[index] || null })),
        },
      }),
    ),
  };
}
