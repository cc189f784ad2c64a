import { CsvError, type Info, parse } from 'csv-parse/sync';
import { fileProblem, type Parsed, refuseFile } from './file-problem.ts';

/** A row of the file by column name, in capitals, and the line on which it begins. */
export type CsvRecord = { line: number; fields: Record<string, string> };

export type CsvTable = { columns: string[]; records: CsvRecord[] };

/** Reads CSV as it comes: with or without BOM and quotes, LF or CRLF, commas, semicolons or tabs. */
export function readCsv(bytes: Uint8Array): Parsed<CsvTable> {
  const text = decode(bytes);
  if (text === undefined) return refuseFile(fileProblem(1, 'FILE_NOT_UTF8'));
  const parsed = parseRecords(text);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value;
  if (!header) return refuseFile(fileProblem(1, 'FILE_EMPTY'));
  const columns = header.record.map((name) => name.toUpperCase());
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined) {
    return refuseFile(fileProblem(header.line, 'COLUMN_REPEATED', { column: repeated }));
  }
  const problems = rows
    .filter(({ record }) => record.length !== columns.length)
    .map(({ line, record }) =>
      fileProblem(line, 'FIELD_COUNT_WRONG', { found: record.length, expected: columns.length }),
    );
  if (problems.length > 0) return refuseFile(...problems);
  const records = rows.map(({ line, record }) => ({
    line,
    fields: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
  }));
  return { ok: true, value: { columns, records } };
}

type Row = { line: number; record: string[] };

function parseRecords(text: string): Parsed<Row[]> {
  try {
    const rows = parse(text, {
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
    }) as unknown as { record: string[]; info: Info }[]; // `info` changes what it answers
    return {
      ok: true,
      // The parser tells the line on which a record ends.
      value: rows.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuseFile(
      fileProblem(Number(error.lines ?? 1), 'CSV_MALFORMED', { said: error.message }),
    );
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whichever there is most of in the header. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const [most = ','] = [',', ';', '\t'].toSorted(
    (a, b) => header.split(b).length - header.split(a).length,
  );
  return most;
}

function breaksIn(record: string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
