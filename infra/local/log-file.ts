import fs from 'node:fs';

export type LogFile = { write(line: string): void; close(): void };

/** A log of this run, readable by its owner only; a full disk is reported, not fatal. */
export function openLog(file: string, onError: (message: string) => void): LogFile {
  const stream = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  stream.on('error', (error) => onError(`${file} cannot be written: ${error.message}`));
  return { write: (line) => void stream.write(`${line}\n`), close: () => stream.end() };
}
