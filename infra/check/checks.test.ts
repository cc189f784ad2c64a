import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compareApis } from './breaking-change.ts';
import { projectDirectory } from './check.ts';
import { findMachinePaths } from './committed-text.ts';
import { findComposeProblems } from './compose-file.ts';
import { findDrift } from './drift.ts';
import { findImageProblems } from './image.ts';
import { findAddresses } from './lock-file.ts';
import { findPublicCodeProblems } from './public-code.ts';
import { describeOutcome, runChecks } from './run-checks.ts';

// Each check finds a defect that is planted in the real file.

const read = (file: string) => readFileSync(path.join(projectDirectory, file), 'utf8');

function plant(file: string, from: string | RegExp, to: string): string {
  const text = read(file);
  const planted = text.replace(from, to);
  if (planted === text) throw new Error(`${file} has no ${from} to plant a defect in`);
  return planted;
}

describe('breaking-change', () => {
  const released = read('schema/supergraph.graphql');
  const compare = (from: RegExp, to: string) =>
    compareApis(released, plant('schema/supergraph.graphql', from, to));

  it('names a field that is gone', async () => {
    const { breaking } = await compare(/\n\s*""".*"""\n\s*legalName: String!.*/, '');
    expect(breaking).toEqual(["Field 'legalName' was removed from object type 'Organisation'"]);
  });

  it('names an argument that became required', async () => {
    const { breaking } = await compare(
      /accessPointWarnings\(on: Date\)/,
      'accessPointWarnings(on: Date!)',
    );
    expect(breaking).toHaveLength(1);
  });

  it('takes what is added, and remarks on a new value of an enum', async () => {
    const { breaking, dangerous } = await compare(
      /\n( *)SUPPLIER @join__enumValue\(graph: GOVERNANCE\)/,
      '$&\n$1SPONSOR @join__enumValue(graph: GOVERNANCE)',
    );
    expect([breaking, dangerous.length]).toEqual([[], 1]);
  });
});

describe('what is generated', () => {
  it('shows the first line that differs', () => {
    expect(findDrift('file', 'a\nb\nc', 'a\nb\nc')).toEqual([]);
    expect(findDrift('file', 'a\nb\nc', 'a\nx\nc')).toEqual([
      expect.stringContaining('line 2'),
      '- b',
      '+ x',
    ]);
    expect(findDrift('file', 'a\nb', 'a')).toEqual([expect.any(String), '- b', '+ (end of file)']);
  });
});

describe('image', () => {
  const problems = (from: string | RegExp, to: string) =>
    findImageProblems(plant('infra/Dockerfile', from, to), read('.dockerignore'));

  it.each([
    ['another Node', 'node:24-slim', 'node:20-slim', 'is not based on node:24-slim'],
    ['root', 'USER node', 'USER root', 'runs as root: it needs USER node'],
    ['nobody', 'USER node\n', '', 'runs as root: it needs USER node'],
    [
      'lifecycle scripts',
      ' --ignore-scripts',
      '',
      'does not install with npm ci --omit=dev --ignore-scripts',
    ],
    ['a file that is not there', 'LICENSE', 'LICENCE', 'copies LICENCE, which is not there'],
    ['an entry left out', 'COPY gateway gateway\n', '', 'does not copy gateway/src/main.ts'],
    [
      'what is kept out',
      'COPY gateway',
      'COPY docs gateway',
      'copies docs, which .dockerignore keeps out',
    ],
    ['an instruction', 'EXPOSE', 'VOLUME', 'has an instruction VOLUME that nobody has looked at'],
  ])('finds %s', (_, from, to, problem) => {
    expect(problems(from, to)).toContain(`infra/Dockerfile ${problem}`);
  });
});

describe('compose', () => {
  const example = read('infra/compose.env.example');
  const problems = (from: string | RegExp, to: string) =>
    findComposeProblems(plant('infra/compose.yaml', from, to), example).join('\n');

  it.each([
    [
      'a published database',
      'shm_size: 256mb',
      'ports: ["5432:5432"]',
      'Unrecognized key: "ports"',
    ],
    ['the old place of the data', '/var/lib/postgresql', '/var/lib/postgresql/data', 'volumes.0'],
    [
      'an entry that is not there',
      'infra/database/prepare.ts',
      'infra/prepare.ts',
      'infra/prepare.ts, which is not there',
    ],
    [
      'a volume that is not declared',
      '  community-data:\n',
      '',
      'community-data, which is not there',
    ],
    [
      'a wait for what ends',
      'service_completed_successfully',
      'service_healthy',
      'prepare (service_healthy)',
    ],
    ['a setting left out', /\n *EMPLOYMENT_URL: .*/, '', 'EMPLOYMENT_URL is not set'],
    [
      'a setting nobody is told of',
      /\$\{POLIS_ISSUERS/,
      '${ISSUERS',
      'compose.env.example lacks ISSUERS',
    ],
    [
      'the development issuer',
      'POLIS_ISSUERS: ',
      'POLIS_DEVELOPMENT_SECRET: 0123456789abcdef\n      POLIS_ISSUERS: ',
      'POLIS_DEVELOPMENT_SECRET is set',
    ],
    ['a service without a health check', '    healthcheck: *alive\n', '', 'healthcheck'],
  ])('finds %s', (_, from, to, problem) => {
    expect(problems(from, to)).toContain(problem);
  });
});

describe('publiccode', () => {
  const manifest = JSON.parse(read('package.json'));
  const problems = (from: string | RegExp, to: string) =>
    findPublicCodeProblems(plant('publiccode.yml', from, to), manifest).join('\n');

  it.each([
    [
      'another licence',
      'license: EUPL-1.2',
      'license: MIT',
      'legal.license is MIT, in package.json EUPL-1.2',
    ],
    ['a missing key', /\nlegal:\n.*\n/, '\n', 'publiccode.yml: legal'],
    ['a missing language', '\n  it:\n', '\n  de:\n', 'is given in Italian and in English'],
    ['a key of nobody', '\nname:', '\ncolour: red\nname:', 'Unrecognized key: "colour"'],
  ])('finds %s', (_, from, to, problem) => {
    expect(problems(from, to)).toContain(problem);
  });
});

describe('lock-file and machine-paths', () => {
  it('finds an address', () => {
    const lock = {
      packages: { '': {}, 'node_modules/x': { resolved: 'https://r.example/x.tgz' } },
    };
    expect(findAddresses(JSON.stringify(lock))).toHaveLength(1);
  });

  it('finds the path of a machine, and leaves addresses and globs alone', () => {
    const home = ['', 'home', 'anna', 'polis'].join('/');
    expect(findMachinePaths('a.md', `one\nsee ${home}`)).toEqual([
      expect.stringContaining('a.md:2'),
    ]);
    expect(findMachinePaths('a.md', 'https://x.example/home/page and src/home/page')).toEqual([]);
  });
});

describe('the run', () => {
  it('goes on after a failure, counts, and says why', async () => {
    const told: string[] = [];
    const count = await runChecks(
      [
        { name: 'good', run: async () => 'a remark' },
        { name: 'bad', run: () => Promise.reject(new Error('no')) },
      ],
      (outcome) => told.push(describeOutcome(outcome)),
    );
    expect(count).toEqual({ passed: 1, failed: 1 });
    expect(told.join('\n')).toMatch(/^ok +good .*\n +a remark\nfailed bad .*\n +Error: no/);
  });
});
