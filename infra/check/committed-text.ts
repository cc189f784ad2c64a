import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { failOn, projectDirectory } from './check.ts';

/** Folders under which people and build machines keep their checkouts. */
const machineFolders = ['home', 'root', 'Users', 'work', 'workspace', 'workspaces', 'builds'];
const machinePath = new RegExp(
  String.raw`(?<![\w.~$}*/-])/(${machineFolders.join('|')})/[\w.-]+|\b[A-Z]:\\Users\\`,
);

/** No file carries the path of somebody's machine. */
export async function checkCommittedText(): Promise<undefined> {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: projectDirectory,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(projectDirectory, file)));
  failOn(
    files.flatMap((file) => {
      const content = readFileSync(path.join(projectDirectory, file));
      return content.includes(0) ? [] : findMachinePaths(file, content.toString('utf8'));
    }),
  );
}

export function findMachinePaths(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const [found] = machinePath.exec(line) ?? [];
    return found ? [`${file}:${index + 1} names a path of one machine: ${found}`] : [];
  });
}
