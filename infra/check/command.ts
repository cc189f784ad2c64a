import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Failure, projectDirectory } from './check.ts';

export type Ended = { code: number | null; output: string };

type Surroundings = { directory?: string; environment?: NodeJS.ProcessEnv };

/** Runs Node on arguments and collects what it says; it has nobody to ask. */
export function runNode(
  args: readonly string[],
  { directory = projectDirectory, environment = process.env }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: { ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }));
  });
}

/** The JavaScript file behind a command of an installed package. */
export function commandFile(packageName: string, command: string): string {
  const directory = path.join(projectDirectory, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  return path.join(directory, typeof bin === 'string' ? bin : bin[command]);
}

/** A check that is the exit code of a package's command. */
export function runs(packageName: string, command: string, ...args: string[]) {
  return async (): Promise<undefined> => {
    const { code, output } = await runNode([commandFile(packageName, command), ...args]);
    if (code !== 0) throw new Failure(output.trim() || `${command} ended with code ${code}`);
  };
}
