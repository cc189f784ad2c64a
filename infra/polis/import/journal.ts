import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';

const countsSchema = z.object({
  CREATED: z.number(),
  UPDATED: z.number(),
  UNCHANGED: z.number(),
  REFUSED: z.number(),
});

export type Counts = z.infer<typeof countsSchema>;

const journalSchema = z.object({
  version: z.literal(1),
  kind: z.string(),
  /** SHA-256 of the file. */
  file: z.string(),
  url: z.string(),
  as: z.string(),
  /** Rows in a batch; a batch that was sent must be sent as it was. */
  batch: z.number(),
  /** Names this import of the file; a later one of the same file is another. */
  run: z.string(),
  /** Batches of which it is known what became of them. */
  confirmed: z.number(),
  rows: z.number(),
  counts: countsSchema,
  /** How far the report was written by then. */
  reportBytes: z.number(),
});

/** How far the import of a file is, beside the file; gone once it is through. */
export type Journal = z.infer<typeof journalSchema>;

type Task = Pick<Journal, 'kind' | 'file' | 'url' | 'as' | 'batch'>;

export function journalFile(file: string): string {
  return `${file}.polis-import.json`;
}

/** Where the same import of the same file was interrupted, or a new beginning. */
export function findOrBegin(file: string, task: Task): Journal {
  const known = readJournal(journalFile(file));
  const isSame =
    known?.kind === task.kind &&
    known.file === task.file &&
    known.url === task.url &&
    known.as === task.as;
  if (isSame) return known;
  return {
    version: 1,
    ...task,
    run: randomUUID(),
    confirmed: 0,
    rows: 0,
    counts: { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REFUSED: 0 },
    reportBytes: 0,
  };
}

function readJournal(file: string): Journal | undefined {
  try {
    return journalSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Renamed into place once it is on the disk, so that a power cut leaves the old or the new. */
export function writeJournal(file: string, journal: Journal): void {
  const aside = `${journalFile(file)}.new`;
  const handle = fs.openSync(aside, 'w');
  try {
    fs.writeSync(handle, `${JSON.stringify(journal, null, 2)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(aside, journalFile(file));
}

export function removeJournal(file: string): void {
  fs.rmSync(journalFile(file), { force: true });
}

/** The key of a batch: the same for the same rows of the same import. */
export function keyOfBatch({ run, file, confirmed }: Journal, records: readonly object[]): string {
  const named = [run, file, confirmed, JSON.stringify(records)].join('\n');
  return createHash('sha256').update(named).digest('hex');
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
