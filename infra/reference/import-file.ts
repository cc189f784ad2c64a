import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileProblem } from '#governance/territory/comuni-csv.ts';
import { type ComuniFile, readComuniFile } from '#governance/territory/comuni-file.ts';
import { readPackageComuni } from '#governance/territory/comuni-packages.ts';
import { importComuni } from '#governance/territory/import-comuni.ts';
import { errorCode } from '../local/plain-error.ts';
import type { ImportCommand } from './command.ts';
import { openGovernance } from './governance-database.ts';
import { summarise } from './summary.ts';

const problemsShown = 20;

/** Reads the file, weighs it against the database, tells what changes; answers the exit code. */
export async function importFile(command: ImportCommand): Promise<number> {
  const { file: at, asOf } = command;
  const bytes = readBytes(at);
  if (typeof bytes === 'string') {
    console.error(`${at} cannot be read (${bytes}).`);
    return 2;
  }
  const provinces = readPackageComuni().map(
    ({ province, regionCode }) => [province.code, regionCode] as const,
  );
  const asked = { fileName: path.basename(at), asOf, regionOfProvince: new Map(provinces) };
  const file = readComuniFile(bytes, asked);
  if (!file.ok) {
    printProblems(at, file.problems);
    return 1;
  }
  await bringIn(file.value, command);
  return 0;
}

async function bringIn(file: ComuniFile, command: ImportCommand): Promise<void> {
  const { database, close } = await openGovernance((line) => console.error(line));
  try {
    const result = await importComuni(database, file, command);
    console.log(summarise(file, result, command));
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

function printProblems(at: string, problems: readonly FileProblem[]): void {
  for (const { line, message } of problems.slice(0, problemsShown)) {
    console.error(`${at}:${line}: ${message}`);
  }
  const more = problems.length - problemsShown;
  if (more > 0) console.error(`… and ${more} more`);
  console.error('Nothing was changed.');
}
