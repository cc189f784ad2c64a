import { spawnSync } from 'node:child_process';
import { processState } from '../os-process.ts';

/** The processes that name a folder in their command line: its server and the server's guard. */
export function processesOf(directory: string): number[] {
  const { stdout } = spawnSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(directory) && !line.includes('.fixture.ts'))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => processState(pid) === 'running');
}
