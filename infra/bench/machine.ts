import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { projectDirectory } from '../local/data-directory.ts';

/** What figures of two runs have in common, or not. */
export function describeMachine() {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: projectDirectory }).toString().trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  return {
    date: new Date().toISOString().slice(0, 10),
    revision: `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`,
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model ?? 'unknown processor',
    system: `${os.platform()} ${os.arch()}`,
  };
}
