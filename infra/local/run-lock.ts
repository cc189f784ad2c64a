import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';
import { processState, startMark } from './os-process.ts';
import { errorCode, PlainError } from './plain-error.ts';

const runSchema = z.object({
  pid: z.int().positive(),
  /** Tells the process from a later one with the same number. */
  mark: z.string().optional(),
  startedAt: z.string(),
  port: z.number(),
  address: z.string(),
});

export type Run = z.infer<typeof runSchema>;

/** The run that holds this data directory, if its process still lives. */
export function findRun(file: string): Run | undefined {
  const run = parseRun(readText(file));
  if (!run || processState(run.pid) !== 'running') return undefined;
  const mark = startMark(run.pid);
  return run.mark && mark && run.mark !== mark ? undefined : run;
}

/** Makes this process the one run of a data directory; the answer gives it back. */
export function takeRunLock(
  file: string,
  place: { port: number; address: string },
  say: (line: string) => void,
): () => void {
  const mark = startMark(process.pid);
  const run = { pid: process.pid, ...(mark && { mark }), startedAt: new Date().toISOString() };
  const text = `${JSON.stringify({ ...run, ...place }, null, 2)}\n`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createWhole(file, text)) return () => removeIfSame(file, text);
    const found = readText(file);
    const running = findRun(file);
    if (running) {
      throw new PlainError(
        `POLIS is already running at ${running.address} (process ${running.pid}, since ${running.startedAt}). Stop that one first, or give this one another POLIS_DATA_DIR and POLIS_PORT.`,
      );
    }
    if (found === undefined || !removeIfSame(file, found)) continue;
    say('The last run did not end properly; taking over what it left.');
  }
  throw new PlainError(`${file} changes all the time; is another POLIS being started?`);
}

/** A link to a finished file: it appears with its content, and only where there was none. */
function createWhole(file: string, text: string): boolean {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(aside, text);
  try {
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || fs.existsSync(file)) return false;
    // Some file systems have no links.
    fs.writeFileSync(file, text, { flag: 'wx' });
    return true;
  } finally {
    fs.rmSync(aside);
  }
}

/** Moved aside first, so that a lock somebody else took meanwhile is seen and put back. */
function removeIfSame(file: string, expected: string): boolean {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return false;
  }
  const same = readText(aside) === expected;
  if (!same) createWhole(file, readText(aside) ?? '');
  fs.rmSync(aside);
  return same;
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseRun(text: string | undefined): Run | undefined {
  try {
    return runSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
