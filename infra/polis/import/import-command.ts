import { errorCode } from '../../local/plain-error.ts';
import { screenOn } from '../../sample/screen.ts';
import { FileRefused, fileProblem, sayProblem } from './file-problem.ts';
import { readImportKinds } from './import-kinds.ts';
import { type ImportAsked, readCommand, usage, usageText } from './read-command.ts';
import { reportFile } from './report.ts';
import { runImport } from './run-import.ts';
import { findTokenSource } from './token-source.ts';
import { said } from './wording.ts';

const usualUrl = 'http://localhost:4000';
const patienceMs = 120_000;

/** Carries out `npm run -s polis -- import …` and answers the exit code. */
export async function importCommand(args: string[]): Promise<number> {
  const kinds = readImportKinds();
  const asked = readCommand(args, kinds, process.env);
  switch (asked.command) {
    case 'help':
      console.log(usageText(kinds));
      return 0;
    case 'wrong':
      console.error(`${asked.message}\n\n${usage}`);
      return 2;
    case 'import':
      return bringIn(asked);
  }
}

async function bringIn({ kind, file, as, url, batch, language }: ImportAsked): Promise<number> {
  const source = findTokenSource(as, process.env);
  const to = (url ?? source.origin ?? usualUrl).replace(/\/$/, '');
  const screen = screenOn(process.stdout);
  try {
    const sending = { url: to, source, patienceMs };
    const counts = await runImport({ file, kind, batch, language, sending, screen });
    screen.end();
    const { CREATED: created, UPDATED: updated, UNCHANGED: unchanged, REFUSED: refused } = counts;
    const report = reportFile(file);
    console.log(said(language, 'DONE', { created, updated, unchanged, refused, report }));
    return refused > 0 ? 1 : 0;
  } catch (error) {
    screen.end();
    const refused = toFileRefused(error);
    if (refused) {
      for (const problem of refused.problems) console.error(sayProblem(file, problem, language));
      return 2;
    }
    console.error(said(language, 'INTERRUPTED'));
    throw error;
  }
}

function toFileRefused(error: unknown): FileRefused | undefined {
  if (error instanceof FileRefused) return error;
  const code = errorCode(error);
  const isOfFile = code !== undefined && /^E(NOENT|ACCES|ISDIR|PERM)$/.test(code);
  return isOfFile
    ? new FileRefused(fileProblem('FILE_NOT_FOUND', null, { said: code }))
    : undefined;
}
