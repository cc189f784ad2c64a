import { z } from 'zod';
import { groupBy } from '#shared/group-by.ts';
import { type CsvRecord, type CsvTable, readCsv } from './csv.ts';
import { type FileProblem, fileProblem, type Parsed, refuseFile } from './file-problem.ts';
import { byStart } from './pairing.ts';

/** A form in which a list is published, recognised by its header. */
export type Layout<Row> = {
  name: string;
  /** Its columns, in capitals. */
  columns: z.ZodObject;
  read: (fields: unknown) => z.ZodSafeParseResult<Row>;
};

/** With the line of the file on which it begins. */
export type Numbered<Row> = Row & { line: number };

export type Rows<Row, Form> = { layout: Form; rows: Numbered<Row>[] };

/** Makes a layout of its columns and of what a row of them means. */
export function defineLayout<Row, Columns extends z.ZodObject>(
  name: string,
  columns: Columns,
  toRow: (fields: z.output<Columns>) => Row,
): Layout<Row> {
  return { name, columns, read: (fields) => columns.transform(toRow).safeParse(fields) };
}

/** Reads a file in the layout it is in, or tells each row that is malformed or fails the check. */
export function readRows<Row, Form extends Layout<Row>>(
  bytes: Uint8Array,
  layouts: readonly Form[],
  check: (rows: readonly Numbered<Row>[]) => FileProblem[],
): Parsed<Rows<Row, Form>> {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const layout = recognise(table.value, layouts);
  if (!layout.ok) return layout;
  const rows: Numbered<Row>[] = [];
  const problems: FileProblem[] = [];
  for (const record of table.value.records) {
    const read = layout.value.read(record.fields);
    if (read.success) rows.push({ ...read.data, line: record.line });
    else problems.push(...malformed(record, read.error));
  }
  problems.push(...check(rows));
  if (problems.length > 0) return refuseFile(...problems.toSorted((a, b) => a.line - b.line));
  return { ok: true, value: { layout: layout.value, rows } };
}

function recognise<Row, Form extends Layout<Row>>(
  { columns, records }: CsvTable,
  layouts: readonly Form[],
): Parsed<Form> {
  const lacking = layouts.map((layout) => ({
    layout,
    names: columnsOf(layout).filter((name) => !columns.includes(name)),
  }));
  const [closest] = lacking.toSorted((a, b) => a.names.length - b.names.length);
  if (!closest) throw new Error('there is no layout');
  if (closest.names.length > 0) {
    const details = { layout: closest.layout.name, columns: closest.names.join(', ') };
    return refuseFile(fileProblem(1, 'LAYOUT_UNKNOWN', details));
  }
  if (records.length === 0) return refuseFile(fileProblem(1, 'FILE_WITHOUT_ROWS'));
  return { ok: true, value: closest.layout };
}

/** The columns a layout cannot do without. */
export function columnsOf<Row>({ columns }: Layout<Row>): string[] {
  return Object.entries(columns.shape)
    .filter(([, column]) => !(column instanceof z.ZodOptional))
    .map(([name]) => name);
}

function malformed({ line, fields }: CsvRecord, { issues }: z.ZodError): FileProblem[] {
  return issues.map(({ path, message }) => {
    const column = String(path[0]);
    const details = { column, value: fields[column] ?? '', takes: message };
    return fileProblem(line, 'VALUE_MALFORMED', details);
  });
}

type Period = { validFrom: string; validTo: string | null };

/** What is wrong with periods that should follow each other under each key. */
export function findPeriodProblems<Row extends Period>(
  rows: readonly Numbered<Row>[],
  keyOf: (row: Row) => string,
): FileProblem[] {
  const reversed = rows
    .filter(({ validFrom, validTo }) => validTo !== null && validTo <= validFrom)
    .map((row) => fileProblem(row.line, 'PERIOD_ENDS_BEFORE_START', { key: keyOf(row) }));
  const overlapping = [...groupBy(rows, keyOf)].flatMap(([key, periods]) => {
    const inOrder = periods.toSorted((a, b) => byStart(a, b) || a.line - b.line);
    return inOrder.slice(1).flatMap((row, index) => {
      const before = inOrder[index];
      if (!before || (before.validTo !== null && before.validTo <= row.validFrom)) return [];
      const [first, second] = [before.line, row.line].sort((a, b) => a - b);
      return [fileProblem(second ?? row.line, 'PERIOD_OVERLAPS', { key, other: first ?? 0 })];
    });
  });
  return [...reversed, ...overlapping];
}
