import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Info, parse } from 'csv-parse';
import { errorCode } from '../../local/plain-error.ts';
import { type FileProblem, FileRefused, fileProblem } from './file-problem.ts';
import type { ImportKind } from './import-kinds.ts';

/** A row of the file: what is sent of it, or why nothing is. */
export type FileRow = {
  /** On which it begins. */
  line: number;
  externalRef: string;
  cells: Record<string, string>;
  problem?: FileProblem;
};

/** A request takes 1 MB of JSON; no row of a file comes near this. */
const mostBytes = 64 * 1024;

/** What `FileRow` reads from, as it comes from the disk. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export function readFile(file: string): Bytes {
  return createReadStream(file);
}

/**
 * The rows of a CSV file of a kind, one after the other, whatever its size: with or without BOM and
 * quotes, LF or CRLF, commas, semicolons or tabs. Throws `FileRefused` for what is no such file.
 */
export async function* readRows(bytes: Bytes, kind: ImportKind): AsyncGenerator<FileRow> {
  let columns: string[] | undefined;
  for await (const { cells, line } of readCsv(bytes)) {
    if (columns === undefined) columns = readHeader(cells, line, kind);
    else yield toRow(cells, line, columns);
  }
  if (columns === undefined) throw new FileRefused(fileProblem('FILE_EMPTY', null));
}

type Line = { cells: string[]; line: number };

async function* readCsv(bytes: Bytes): AsyncGenerator<Line> {
  const texts = decode(bytes);
  const { start, delimiter } = await readStart(texts);
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 4 * mostBytes,
  });
  // What goes wrong on the way comes out of the parser.
  const fed = pipeline(joined(start, texts), parser).catch(() => undefined);
  try {
    // `info` changes what comes out of the parser.
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: Info;
    }>) {
      // The parser tells the line on which a record ends.
      yield { cells: record, line: info.lines - breaksIn(record) };
    }
    await fed;
  } catch (error) {
    if (!isCsvError(error)) throw error;
    const line = Number(error['lines'] ?? 1);
    throw new FileRefused(fileProblem('CSV_MALFORMED', line, { said: error.message }));
  } finally {
    parser.destroy();
  }
}

async function* joined(start: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* texts;
}

/** As text, without the BOM. */
async function* decode(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      line += breaksIn([text]);
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    if (errorCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new FileRefused(fileProblem('FILE_NOT_UTF8', line));
  }
}

/** The text up to the end of the header, and what separates its columns. */
async function readStart(texts: AsyncGenerator<string>) {
  let start = '';
  for (;;) {
    const { value, done } = await texts.next();
    start += value ?? '';
    const header = /^\s*([^\r\n]+)[\r\n]/.exec(start)?.[1];
    if (header === undefined && !done && start.length < mostBytes) continue;
    const line = header ?? start;
    const [delimiter = ','] = [',', ';', '\t'].toSorted(
      (a, b) => line.split(b).length - line.split(a).length,
    );
    return { start, delimiter };
  }
}

function readHeader(cells: string[], line: number, kind: ImportKind): string[] {
  const names = kind.columns.map(({ name }) => name);
  const columns = cells.map(
    (cell) => names.find((name) => name.toLowerCase() === cell.trim().toLowerCase()) ?? cell.trim(),
  );
  const problems = [
    ...columns
      .filter((column) => !names.includes(column))
      .map((column) => fileProblem('COLUMN_UNKNOWN', line, { column, known: names.join(', ') })),
    ...columns
      .filter((column, index) => columns.indexOf(column) !== index)
      .map((column) => fileProblem('COLUMN_REPEATED', line, { column })),
    ...kind.columns
      .filter(({ name, required }) => required && !columns.includes(name))
      .map(({ name }) => fileProblem('COLUMN_MISSING', line, { column: name })),
  ];
  if (problems.length > 0) throw new FileRefused(...problems);
  return columns;
}

/** As the gateway has it, which refuses a whole request for one such character. */
const nullCharacter = /\0|%00|\\u0000|\\u\{0+\}|%5Cu0000/i;

function toRow(found: string[], line: number, columns: string[]): FileRow {
  const cells = Object.fromEntries(columns.map((name, index) => [name, found[index] ?? '']));
  const row = { line, externalRef: cells['externalRef'] ?? '', cells };
  if (found.length !== columns.length) {
    const details = { found: found.length, expected: columns.length };
    return { ...row, problem: fileProblem('FIELD_COUNT_WRONG', line, details) };
  }
  const text = JSON.stringify(cells);
  if (nullCharacter.test(found.join('\n'))) {
    return { ...row, problem: fileProblem('CHARACTER_INVALID', line) };
  }
  return Buffer.byteLength(text) > mostBytes
    ? { ...row, problem: fileProblem('ROW_TOO_LONG', line, { most: mostBytes }) }
    : row;
}

function breaksIn(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
