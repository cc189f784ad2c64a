import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectDirectory } from '../../local/data-directory.ts';
import { journalFile } from '../../polis/import/journal.ts';

export type CommandRun = {
  /** Null after a kill. */
  code: number | null;
  seconds: number;
  /** The most that was seen of it. */
  peakMegabytes: number;
  /** Of the file, known to be in when it ended. */
  rows: number;
  said: string;
};

const lookEveryMs = 200;

/** Runs the command as a partner would; with `killAt`, kills it once so many rows are confirmed. */
export async function runCommand(
  { file, url, token }: { file: string; url: string; token: string },
  killAt = Number.POSITIVE_INFINITY,
): Promise<CommandRun> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'infra/polis/main.ts', 'import', 'people', file, '--url', url],
    {
      cwd: projectDirectory,
      env: { ...process.env, POLIS_TOKEN: token, LANG: 'en' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let code: number | null | undefined;
  void ended.then((value) => {
    code = value;
  });
  let [peakMegabytes, rows] = [0, 0];
  while (code === undefined) {
    await Promise.race([ended, sleep(lookEveryMs)]);
    peakMegabytes = Math.max(peakMegabytes, residentMegabytes(child.pid));
    rows = confirmedRows(file) ?? rows;
    if (rows >= killAt) child.kill('SIGKILL');
  }
  return { code, seconds: (performance.now() - began) / 1000, peakMegabytes, rows, said };
}

/** As `ps` sees it, which is there wherever the bench runs. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
  } catch {
    return 0;
  }
}

function confirmedRows(file: string): number | undefined {
  try {
    return JSON.parse(fs.readFileSync(journalFile(file), 'utf8')).rows;
  } catch {
    return undefined;
  }
}
