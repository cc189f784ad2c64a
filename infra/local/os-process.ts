import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { errorCode } from './plain-error.ts';

export type ProcessState = 'gone' | 'zombie' | 'running';

/** Whether a process runs; a zombie is dead, only nobody has collected it. */
export function processState(pid: number): ProcessState {
  if (!exists(pid)) return 'gone';
  const state = process.platform === 'linux' ? linuxStat(pid)?.[0] : ps(pid, 'stat=')[0];
  return state === 'Z' ? 'zombie' : 'running';
}

/** Tells a process from a later one with the same number; undefined where the system has no word. */
export function startMark(pid: number): string | undefined {
  // The 22nd field of /proc/<pid>/stat, in clock ticks since the machine started.
  if (process.platform === 'linux') return linuxStat(pid)?.[19];
  return ps(pid, 'lstart=') || undefined;
}

/** The command line of a process, or '' when it may not be seen. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile, which is what a signal asks for.
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return errorCode(error) === 'EPERM';
  }
}

/** The fields after the command name, which may itself hold spaces and brackets. */
function linuxStat(pid: number): string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string {
  const result = spawnSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return result.stdout?.trim() ?? '';
}
