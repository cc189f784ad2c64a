import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { exists } from './install-lock.mjs';

/**
 * npm runs a script as npm → sh → us. A SIGTERM to npm ends npm and sh, but sh does not pass it
 * on; a SIGKILL ends npm alone. Either way we would run on unseen, so that we watch the two and
 * give ourselves the signal that they did not.
 */
export function endWithLauncher() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const [grandparent, command] = describeProcess(parent);
  // Where sh replaced itself by us, the parent is npm, and what is above it is not our business.
  const launchers = command.includes('infra/bootstrap.mjs') ? [parent, grandparent] : [parent];
  const watch = setInterval(() => {
    if (process.ppid === parent && launchers.every(exists)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** The parent and the command line of a process. */
function describeProcess(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return [Number(parent), fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
    } catch {
      return [0, ''];
    }
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return [Number(parent ?? 0), command ?? ''];
}
