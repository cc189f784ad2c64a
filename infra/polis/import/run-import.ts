import type { Language } from '#shared/language/language.ts';
import type { Screen } from '../../sample/show-load.ts';
import { inBatches } from './batches.ts';
import { wordProblem } from './file-problem.ts';
import type { ImportKind } from './import-kinds.ts';
import {
  type Counts,
  findOrBegin,
  hashFile,
  type Journal,
  keyOfBatch,
  removeJournal,
  writeJournal,
} from './journal.ts';
import { type FileRow, readFile, readRows } from './read-rows.ts';
import { openReport } from './report.ts';
import type { RowResult } from './row-result.ts';
import { type Sending, sendBatch } from './send-batch.ts';
import { showImport } from './show-import.ts';
import { said } from './wording.ts';

export type Import = {
  file: string;
  kind: ImportKind;
  batch: number;
  language: Language;
  sending: Omit<Sending, 'waiting' | 'language'>;
  screen: Screen;
};

/** Brings a file in, or the rest of it where that was begun before; answers what became of all rows. */
export async function runImport(asked: Import): Promise<Counts> {
  const { file, kind, batch, language, screen } = asked;
  const { url, source } = asked.sending;
  // Read once for itself, so that nothing is sent of a file that is none.
  const total = await countRows(file, kind);
  const task = { kind: kind.name, file: await hashFile(file), url, as: source.as, batch };
  let journal = findOrBegin(file, task);
  if (journal.confirmed > 0) screen.line(said(language, 'GOING_ON', { rows: journal.rows, total }));
  const show = showImport(screen, language, total, journal.rows);
  const sending: Sending = {
    ...asked.sending,
    language,
    waiting: (reason, seconds) => screen.line(said(language, 'WAITING', { reason, seconds })),
  };
  const report = openReport(file, journal.reportBytes);
  try {
    let number = 0;
    for await (const rows of inBatches(readRows(readFile(file), kind), journal.batch)) {
      number += 1;
      if (number <= journal.confirmed) continue;
      const results = await bringIn(rows, kind, journal, sending);
      journal = confirm(journal, results, report.add(results));
      writeJournal(file, journal);
      show(journal.rows, journal.counts);
    }
  } finally {
    report.close();
  }
  removeJournal(file);
  return journal.counts;
}

async function countRows(file: string, kind: ImportKind): Promise<number> {
  let rows = 0;
  for await (const _ of readRows(readFile(file), kind)) rows += 1;
  return rows;
}

/** What became of some rows, in their order; one that is no row at all is not sent. */
async function bringIn(
  rows: readonly FileRow[],
  kind: ImportKind,
  journal: Journal,
  sending: Sending,
): Promise<RowResult[]> {
  const records = rows
    .filter(({ problem }) => problem === undefined)
    .map(({ line, cells }) => ({ ...cells, line }));
  const key = keyOfBatch(journal, records);
  const sent = records.length === 0 ? [] : await sendBatch({ kind, records, key }, sending);
  if (sent.length !== records.length)
    throw new Error('The graph answered other rows than were sent');
  const answers = sent.values();
  return rows.map((row) => {
    if (row.problem) return refusedHere(row, sending.language);
    const answer = answers.next().value;
    if (answer?.line !== row.line) throw new Error('The graph answered in another order');
    return answer;
  });
}

function refusedHere({ line, externalRef, problem }: FileRow, language: Language): RowResult {
  const errors = problem
    ? [{ code: problem.code, message: wordProblem(problem, language), path: [] }]
    : [];
  return { line, externalRef, outcome: 'REFUSED', errors };
}

function confirm(journal: Journal, results: readonly RowResult[], reportBytes: number): Journal {
  const counts = { ...journal.counts };
  for (const { outcome } of results) counts[outcome] += 1;
  const { confirmed, rows } = journal;
  return {
    ...journal,
    confirmed: confirmed + 1,
    rows: rows + results.length,
    counts,
    reportBytes,
  };
}
