import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { failOn, projectDirectory } from './check.ts';
import { runNode } from './command.ts';

const file = 'infra/Dockerfile';
const entries = [
  'gateway/src/main.ts',
  'subgraphs/governance/src/main.ts',
  'subgraphs/employment/src/main.ts',
  'subgraphs/community/src/main.ts',
  'infra/database/prepare.ts',
];
const misconfigured = 2;

type Instruction = { name: string; argument: string };

/** The image can be built from what is here, and Node runs its entries without a build. */
export async function checkImage(): Promise<string | undefined> {
  const read = (name: string) => readFileSync(path.join(projectDirectory, name), 'utf8');
  failOn(findImageProblems(read(file), read('.dockerignore')));
  if (!('typescript' in process.features) || !process.features.typescript) {
    return `The entries were not started: Node ${process.versions.node} does not strip types, the image's Node 24 does.`;
  }
  failOn((await Promise.all(entries.map(findUnstartable))).flat());
  return undefined;
}

export function findImageProblems(dockerfile: string, ignoreFile: string): string[] {
  const instructions = parseDockerfile(dockerfile);
  const last = (name: string) => instructions.findLast((each) => each.name === name)?.argument;
  const copied = instructions.filter(({ name }) => name === 'COPY').flatMap(sourcesOf);
  const isCopied = (entry: string) =>
    copied.some((source) => entry === source || entry.startsWith(`${source}/`));
  const problems: (string | false)[] = [
    instructions[0]?.name !== 'FROM' && 'does not begin with FROM',
    !/^node:24(\.\d+)*-slim$/.test(last('FROM') ?? '') && 'is not based on node:24-slim',
    ['root', '0', undefined].includes(last('USER')) && 'runs as root: it needs USER node',
    !instructions.some(isInstall) && 'does not install with npm ci --omit=dev --ignore-scripts',
    ...instructions
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => `has an instruction ${name} that nobody has looked at`),
    ...copied
      .filter((source) => !exists(source))
      .map((source) => `copies ${source}, which is not there`),
    ...copied
      .filter((source) => !ignoreFile.split('\n').includes(`!${source.replace(/\/.*/, '')}`))
      .map((source) => `copies ${source}, which .dockerignore keeps out`),
    ...entries.filter((entry) => !isCopied(entry)).map((entry) => `does not copy ${entry}`),
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `${file} ${problem}`);
}

const known = new Set(['FROM', 'ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'EXPOSE', 'CMD']);

/** Instructions in order, with continued lines joined. */
function parseDockerfile(text: string): Instruction[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', argument = ''] = /^\s*(\S+)\s*(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), argument: argument.trim() };
    });
}

/** All but the last word and the flags. */
function sourcesOf({ argument }: Instruction): string[] {
  return argument
    .split(/\s+/)
    .filter((word) => !word.startsWith('--'))
    .slice(0, -1);
}

function isInstall({ name, argument }: Instruction): boolean {
  return name === 'RUN' && /npm ci\b(?=.*--omit=dev)(?=.*--ignore-scripts)/.test(argument);
}

function exists(source: string): boolean {
  return existsSync(path.join(projectDirectory, source));
}

/** Without any setting, an entry that runs says which it lacks and ends. */
async function findUnstartable(entry: string): Promise<string[]> {
  const { PATH } = process.env;
  const { code, output } = await runNode([entry], { environment: { PATH } });
  if (code === misconfigured && output.includes('is not set')) return [];
  return [`${entry} does not run without a build (code ${code}):`, output.trim()];
}
