import { CsvError, type Info, parse } from 'csv-parse/sync';

export type FileProblem = { line: number; message: string };

/** A row of the file by column name, in capitals, and the line on which it begins. */
export type CsvRecord = { line: number; fields: Record<string, string> };

export type CsvTable = { columns: string[]; records: CsvRecord[] };

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: FileProblem[] };

/** Reads CSV as it comes: with or without BOM and quotes, LF or CRLF, commas or semicolons. */
export function readCsv(bytes: Uint8Array): Parsed<CsvTable> {
  const text = decode(bytes);
  if (text === undefined) return problem(1, 'the file is not UTF-8 text');
  const parsed = parseRecords(text);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value;
  if (!header) return problem(1, 'the file is empty');
  const columns = header.record.map((name) => name.toUpperCase());
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined) return problem(header.line, `the column ${repeated} is there twice`);
  const problems = rows
    .filter(({ record }) => record.length !== columns.length)
    .map(({ line, record }) => ({
      line,
      message: `${record.length} fields, where the header has ${columns.length}`,
    }));
  if (problems.length > 0) return { ok: false, problems };
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
    return problem(Number(error.lines ?? 1), error.message);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function breaksIn(record: string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function problem(line: number, message: string): { ok: false; problems: FileProblem[] } {
  return { ok: false, problems: [{ line, message }] };
}
