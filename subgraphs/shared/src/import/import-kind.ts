import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { unlessRefused } from '../database/unless-refused.ts';
import { within } from '../database/within.ts';
import type { Scope } from '../identity/viewer.ts';
import type { Refusals } from '../language/payload.ts';
import type { Result } from '../result.ts';
import type { CellRefusal } from './cells.ts';
import type { Outcome, RecordFault } from './import-run.ts';

export type Upserted = { outcome: Exclude<Outcome, 'REFUSED'>; id: string };

type Given<Name extends string, Row extends z.ZodObject, Refusal extends string> = {
  name: Name;
  scope: Scope;
  /** Reads a record, whose fields are texts; its issues are refusals by name. */
  row: Row;
  /** Looks up what the rows name, for all of them at once, and says how each comes in. */
  prepare: (
    tx: Tx,
    context: Context,
    rows: readonly z.output<Row>[],
  ) => Promise<
    /** By the use cases of the kind; of a row that is refused nothing stays. */
    (context: Context, row: z.output<Row>) => Promise<Result<Upserted, Refusal>>
  >;
  refusals: Refusals<NoInfer<Refusal> | CellRefusal>;
  /** Columns that the inputs of the use cases name otherwise. */
  columns: Readonly<Record<string, string>>;
};

export type Imported = { outcome: Outcome; entityId: string | null; faults: RecordFault[] };

/** What can be imported, whatever its rows are made of. */
export type ImportKind<Name extends string> = {
  name: Name;
  scope: Scope;
  refusals: Readonly<Record<string, Refusals<string>[string]>>;
  /** One after the other, each in a savepoint. */
  importAll: (tx: Tx, context: Context, records: readonly object[]) => Promise<Imported[]>;
};

export function defineImportKind<
  const Name extends string,
  Row extends z.ZodObject,
  Refusal extends string,
>({ name, scope, row, prepare, refusals, columns }: Given<Name, Row, Refusal>): ImportKind<Name> {
  function faultOf(refusal: Refusal): RecordFault {
    const field = refusals[refusal].path.at(-1) ?? '';
    return { refusal, column: columns[field] ?? (field in row.shape ? field : null) };
  }

  async function importAll(tx: Tx, context: Context, records: readonly object[]) {
    const read = records.map((record) => row.safeParse(record));
    const rows = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
    const upsert = await prepare(tx, context, rows);
    const imported: Imported[] = [];
    for (const { data, error } of read) {
      if (data === undefined) {
        imported.push(refused((error?.issues ?? []).map(toFault)));
        continue;
      }
      const result = await unlessRefused(tx, (part) => upsert(within(context, part), data));
      if (!result.ok) imported.push(refused([faultOf(result.refusal)]));
      else imported.push({ outcome: result.value.outcome, entityId: result.value.id, faults: [] });
    }
    return imported;
  }

  return { name, scope, refusals, importAll };
}

function refused(faults: RecordFault[]): Imported {
  return { outcome: 'REFUSED', entityId: null, faults };
}

function toFault({ message, path: [column] }: z.core.$ZodIssue): RecordFault {
  return { refusal: message, column: column === undefined ? null : String(column) };
}
