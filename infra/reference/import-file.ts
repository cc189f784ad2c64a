import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileProblem } from '#governance/reference/file-problem.ts';
import { wordFileProblem } from '#governance/reference/file-problem.wording.ts';
import type { Language } from '#shared/language/language.ts';
import { errorCode } from '../local/plain-error.ts';
import type { ImportCommand } from './command.ts';
import { comuniImporter } from './comuni-importer.ts';
import { openGovernance } from './governance-database.ts';
import { importers } from './importers.ts';
import { wordSummary } from './summary.ts';

const problemsShown = 20;

/** Reads the file, weighs it against the database, tells what changes; answers the exit code. */
export async function importFile(command: ImportCommand): Promise<number> {
  const { file: at, list, asOf, language } = command;
  const bytes = readBytes(at);
  if (typeof bytes === 'string') {
    console.error(`${at} cannot be read (${bytes}).`);
    return 2;
  }
  const importer = list === 'comuni' ? comuniImporter : importers[list];
  const file = importer(bytes, { fileName: path.basename(at), asOf });
  if (!file.ok) return refuse(at, file.problems, language);
  const { database, close } = await openGovernance((line) => console.error(line));
  try {
    const summary = await file.value(database, command);
    if (!summary.ok) return refuse(at, summary.problems, language);
    console.log(wordSummary(summary.value, command));
    return 0;
  } finally {
    await close();
  }
}

/** The content, or the code of the system's refusal. */
function readBytes(at: string): Buffer | string {
  try {
    return readFileSync(at);
  } catch (error) {
    return errorCode(error) ?? String(error);
  }
}

const endings = {
  en: { more: 'more', nothing: 'Nothing was changed.' },
  it: { more: 'altri', nothing: 'Nulla è stato modificato.' },
};

function refuse(at: string, problems: readonly FileProblem[], language: Language): number {
  for (const problem of problems.slice(0, problemsShown)) {
    const { line, code } = problem;
    console.error(`${at}:${line}: ${wordFileProblem(problem, language)} [${code}]`);
  }
  const more = problems.length - problemsShown;
  if (more > 0) console.error(`… ${more} ${endings[language].more}`);
  console.error(endings[language].nothing);
  return 1;
}
