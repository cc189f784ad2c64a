import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { requireScope } from '../identity/authorise.ts';
import { ok, type Result } from '../result.ts';
import { newId } from '../type-id.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportRuns } from './import-run.repository.ts';
import {
  countIn,
  findGiven,
  type ImportRecord,
  type ImportRecordsRefusal,
  type Run,
  type RunResult,
} from './import-run.ts';

/** PostgreSQL remembers 64 savepoints of a transaction in memory; more slow down everybody. */
const recordsAtOnce = 50;

/** What a domain imports, by the list of the input that brings it, and how it keeps what became of it. */
export type Importing<Kind extends string, Field extends string> = {
  kinds: Readonly<Record<Field, ImportKind<Kind>>>;
  runs: ImportRuns<Kind>;
};

/**
 * The run is begun once under its key; its records come in a few at a time, each few with what became of
 * them in one transaction. Sent once more, it goes on with those of which nothing is known yet.
 */
export async function importInto<Kind extends string, Field extends string>(
  context: Context,
  { kinds, runs }: Importing<Kind, Field>,
  input: Readonly<Partial<Record<Field, readonly ImportRecord[] | null>>>,
): Promise<Result<Run<Kind>, ImportRecordsRefusal>> {
  const given = findGiven(input);
  if (!given.ok) return given;
  const kind = kinds[given.value.field];
  requireScope(context, kind.scope);
  const { records } = given.value;
  const numbered = records.map((record, index) => ({ position: index + 1, record }));
  let run = await transaction(context, (tx) => beginRun(tx, context, runs, kind, records.length));
  const rest = { ...context, repeatable: undefined };
  for (let from = 0; from < numbered.length; from += recordsAtOnce) {
    const some = numbered.slice(from, from + recordsAtOnce);
    run = await transaction(rest, (tx) => importSome(tx, rest, runs, kind, run.value, some));
  }
  return run;
}

async function beginRun<Kind extends string>(
  tx: Tx,
  { viewer, now }: Context,
  runs: ImportRuns<Kind>,
  kind: ImportKind<Kind>,
  total: number,
) {
  if (!viewer.organisation) throw new Error('Whoever imports belongs to an organisation');
  const run: Run<Kind> = {
    id: newId(runs.prefix),
    kind: kind.name,
    organisationId: viewer.organisation,
    accessPointId: viewer.accessPoint,
    total,
    ...{ created: 0, updated: 0, unchanged: 0, refused: 0 },
    startedAt: now,
    finishedAt: null,
  };
  await runs.insertRun(tx, run);
  return ok(run);
}

type Numbered = { position: number; record: ImportRecord };

async function importSome<Kind extends string>(
  tx: Tx,
  context: Context,
  runs: ImportRuns<Kind>,
  kind: ImportKind<Kind>,
  { id: runId }: Run<Kind>,
  some: readonly Numbered[],
) {
  const run = await runs.getRunForUpdate(tx, runId);
  const positions = some.map(({ position }) => position);
  const done = await runs.findDone(tx, runId, [Math.min(...positions), Math.max(...positions)]);
  const left = some.filter(({ position }) => !done.has(position));
  if (left.length === 0) return ok(run);
  const imported = await kind.importAll(
    tx,
    context,
    left.map(({ record }) => record),
  );
  const results = left.flatMap(({ position, record }, index): RunResult<Kind>[] => {
    const became = imported[index];
    const line = record.line ?? position;
    const of = { runId, kind: kind.name, position, line, externalRef: record.externalRef };
    return became ? [{ ...of, ...became }] : [];
  });
  await runs.insertResults(tx, results);
  const counted = countIn(run, results, new Date());
  await runs.updateRun(tx, counted);
  return ok(counted);
}
