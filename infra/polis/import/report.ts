import fs from 'node:fs';
import type { RowResult } from './row-result.ts';

const header = 'line,externalRef,outcome,code,column,message\n';

export function reportFile(file: string): string {
  return `${file}.report.csv`;
}

export type Report = {
  /** Writes what became of some rows; answers how long the report is then. */
  add: (results: readonly RowResult[]) => number;
  close: () => void;
};

/** What became of each row, in the order of the file; what came after `bytes` is written again. */
export function openReport(file: string, bytes: number): Report {
  const isThere = bytes > 0 && fs.existsSync(reportFile(file));
  const handle = fs.openSync(reportFile(file), isThere ? 'r+' : 'w');
  let length = isThere ? bytes : 0;
  fs.ftruncateSync(handle, length);
  const write = (text: string) => {
    const written = Buffer.from(text);
    fs.writeSync(handle, written, 0, written.length, length);
    length += written.length;
  };
  if (length === 0) write(header);
  return {
    add(results) {
      write(results.map(toLine).join(''));
      // The journal that is written next says that it is there.
      fs.fsyncSync(handle);
      return length;
    },
    close: () => fs.closeSync(handle),
  };
}

function toLine({ line, externalRef, outcome, errors }: RowResult): string {
  const cells = [
    String(line),
    externalRef,
    outcome,
    errors.map(({ code }) => code).join(' '),
    errors.flatMap(({ path }) => path).join(' '),
    errors.map(({ message }) => message).join(' '),
  ];
  return `${cells.map(quote).join(',')}\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
