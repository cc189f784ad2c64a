import type { WriteStream } from 'node:tty';
import type { Screen } from './show-load.ts';

type Output = Pick<WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Plain lines; in a terminal also a last line that is written over. */
export function screenOn(output: Output): Screen & { end: () => void } {
  if (!output.isTTY) {
    return { line: (text) => void output.write(`${text}\n`), end: () => undefined };
  }
  const clear = '\r\x1b[2K';
  return {
    line: (text) => void output.write(`${clear}${text}\n`),
    status: (text) => void output.write(`${clear}${text.slice(0, output.columns - 1)}`),
    end: () => void output.write(clear),
  };
}
