import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { SystemUser } from './system-user.ts';

/**
 * The program runs under a small shell that holds a pipe from us. When the pipe closes, because we
 * asked or because we were killed, the shell ends the program; there is no moment without a guard.
 * A shell starts background programs with SIGINT ignored, so one sent too early is lost: it is
 * repeated, and after ten seconds it is SIGQUIT, which PostgreSQL obeys without waiting.
 */
const script = `
exec 3<&0
"$@" </dev/null 3<&- >&2 &
program=$!
(
  read -r _ <&3
  tries=0
  while kill -0 "$program" 2>/dev/null; do
    if [ "$tries" -lt 20 ]; then kill -INT "$program"; else kill -QUIT "$program"; fi
    tries=$((tries + 1))
    sleep 0.5
  done
) >/dev/null 2>&1 &
watch=$!
echo "$program"
wait "$program"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;

export type Guarded = {
  /** The number of the program itself, not of its guard. */
  pid: Promise<number>;
  /** As a shell tells it: 137 is SIGKILL. Null when the guard itself was killed. */
  exited: Promise<number | null>;
  end(): void;
};

export function spawnGuarded(
  command: string[],
  options: { cwd: string; user: SystemUser | undefined; env: NodeJS.ProcessEnv },
  onLine: (line: string) => void,
): Guarded {
  const { cwd, user, env } = options;
  const guard: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    '/bin/sh',
    ['-c', script, 'polis-guard', ...command],
    // Detached: a Ctrl-C in the terminal reaches us, and we decide the order in which things end.
    { cwd, env, detached: true, stdio: 'pipe', ...(user && { uid: user.uid, gid: user.gid }) },
  );
  guard.stdin.on('error', () => undefined); // closed already: the guard is gone
  createInterface({ input: guard.stderr }).on('line', onLine);
  const pid = new Promise<number>((resolve) => {
    createInterface({ input: guard.stdout }).once('line', (line) => resolve(Number(line)));
  });
  const exited = new Promise<number | null>((resolve) => {
    guard.once('error', (error) => {
      onLine(error.message);
      resolve(null);
    });
    // Its last words come before `close`, which a server that outlives its guard holds back.
    guard.once('exit', (code) => {
      guard.once('close', () => resolve(code));
      setTimeout(() => resolve(code), 1_000).unref();
    });
  });
  return { pid, exited, end: () => void guard.stdin.end() };
}
