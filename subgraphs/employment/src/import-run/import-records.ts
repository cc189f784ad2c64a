import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { ok, type Result } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import type { ImportRecordsInput } from '../generated/resolvers.ts';
import type { ImportKind } from './import-kind.ts';
import { importKinds } from './import-kinds.ts';
import {
  findDone,
  getRunForUpdate,
  insertResults,
  insertRun,
  updateRun,
} from './import-run.repository.ts';
import {
  countIn,
  findGiven,
  type ImportRecord,
  type ImportRecordsRefusal,
  type ImportResult,
  type ImportRun,
} from './import-run.ts';

/** PostgreSQL remembers 64 savepoints of a transaction in memory; more slow down everybody. */
const recordsAtOnce = 50;

/**
 * The run is begun once under its key; its records come in a few at a time, each few with what became of
 * them in one transaction. Sent once more, it goes on with those of which nothing is known yet.
 */
export async function importRecords(
  context: Context,
  input: ImportRecordsInput,
): Promise<Result<ImportRun, ImportRecordsRefusal>> {
  const given = findGiven(input);
  if (!given.ok) return given;
  const kind = importKinds[given.value.field];
  requireScope(context, kind.scope);
  const { records } = given.value;
  const numbered = records.map((record, index) => ({ position: index + 1, record }));
  let run = await transaction(context, (tx) => beginRun(tx, context, kind, records.length));
  const rest = { ...context, repeatable: undefined };
  for (let from = 0; from < numbered.length; from += recordsAtOnce) {
    const some = numbered.slice(from, from + recordsAtOnce);
    run = await transaction(rest, (tx) => importSome(tx, rest, kind, run.value, some));
  }
  return run;
}

async function beginRun(tx: Tx, { viewer, now }: Context, kind: ImportKind, total: number) {
  if (!viewer.organisation) throw new Error('Whoever imports belongs to an organisation');
  const run: ImportRun = {
    id: newId('import_run'),
    kind: kind.name,
    organisationId: viewer.organisation,
    accessPointId: viewer.accessPoint,
    total,
    ...{ created: 0, updated: 0, unchanged: 0, refused: 0 },
    startedAt: now,
    finishedAt: null,
  };
  await insertRun(tx, run);
  return ok(run);
}

type Numbered = { position: number; record: ImportRecord };

async function importSome(
  tx: Tx,
  context: Context,
  kind: ImportKind,
  { id: runId }: ImportRun,
  some: readonly Numbered[],
) {
  const run = await getRunForUpdate(tx, runId);
  const positions = some.map(({ position }) => position);
  const done = await findDone(tx, runId, [Math.min(...positions), Math.max(...positions)]);
  const left = some.filter(({ position }) => !done.has(position));
  if (left.length === 0) return ok(run);
  const imported = await kind.importAll(
    tx,
    context,
    left.map(({ record }) => record),
  );
  const results = left.flatMap(({ position, record }, index): ImportResult[] => {
    const became = imported[index];
    const line = record.line ?? position;
    const of = { runId, kind: kind.name, position, line, externalRef: record.externalRef };
    return became ? [{ ...of, ...became }] : [];
  });
  await insertResults(tx, results);
  const counted = countIn(run, results, new Date());
  await updateRun(tx, counted);
  return ok(counted);
}
