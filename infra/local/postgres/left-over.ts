import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine, processState, sendSignal } from '../os-process.ts';

/** Above what any system gives out, so that it is nobody's. */
const nobodysPid = 2_147_483_646;

/**
 * Deals with the `postmaster.pid` of a server that was not stopped. Ours and alive: its guard is
 * about to end it, or could not; it is ended here. A dead one needs nothing: PostgreSQL sees that.
 * A zombie, or a stranger who got the same number, would keep PostgreSQL from starting: the number
 * is replaced, and the rest of the file kept, because from it PostgreSQL knows the shared memory
 * that processes of the old server may still use.
 */
export async function endLeftOver(data: string, say: (line: string) => void): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined || processState(pid) === 'gone') return;
  if (processState(pid) === 'running' && isServerOf(pid, data)) {
    say(`a PostgreSQL of an earlier run (process ${pid}) is still there; ending it`);
    await end(pid);
    return;
  }
  say(`process ${pid} of an earlier PostgreSQL is gone; its number was left behind`);
  replacePid(file);
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(pid: number, data: string): boolean {
  return commandLine(pid).includes(`-D ${data} `);
}

async function end(pid: number): Promise<void> {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];
  for (const signal of signals) {
    sendSignal(pid, signal);
    for (let waited = 0; waited < 5_000; waited += 50) {
      if (processState(pid) !== 'running') return;
      await pause(50);
    }
  }
}

function replacePid(file: string): void {
  const [, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
  fs.writeFileSync(file, [String(nobodysPid), ...rest].join('\n'));
}
