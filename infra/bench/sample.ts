import fs from 'node:fs';
import { domains } from '#schema/domains.ts';
import { inEveryDomain, perDomain } from '../database/domain.ts';
import { PlainError } from '../local/plain-error.ts';
import { type PostgresServer, startPostgres } from '../local/postgres/server.ts';
import { makeTemporaryDirectory } from '../local/temporary-directory.ts';
import { copyBare, saveRows, sumOfRows } from './bare-copy.ts';
import { loadOurs, onFreshDatabases, password } from './sample-databases.ts';
import type { MeasuredLoad } from './sample-load.ts';

/** One size: both ways in each round, one after the other and the other way round the next time. */
export type SampleFigures = {
  people: number;
  rows: number;
  rounds: { oursPerSecond: number; barePerSecond: number; ratio: number }[];
  /** Of the process that makes and sends the rows; the largest of all rounds. */
  peakMegabytes: number;
  cpuMicrosecondsPerRow: number;
};

/** `npm run bench -- sample [people …] [rounds=5]`: how fast a sample is loaded, and in what memory. */
export async function benchSample(args: readonly string[] = []): Promise<void> {
  const given = args.find((argument) => argument.startsWith('rounds='))?.slice('rounds='.length);
  const sizes = args.filter((argument) => !argument.startsWith('rounds='));
  for (const number of [...sizes, ...(given === undefined ? [] : [given])]) {
    if (!/^[1-9]\d{0,6}$/.test(number)) throw new PlainError(`"${number}" is no number of people.`);
  }
  const figures = await measureSample(
    sizes.length > 0 ? sizes.map(Number) : [100_000, 1_000_000],
    Number(given ?? 5),
  );
  console.log(describeSample(figures));
}

/** Each round has databases of its own, with reference data and the same settings. */
export async function measureSample(
  sizes: readonly number[],
  rounds: number,
): Promise<SampleFigures[]> {
  const directory = makeTemporaryDirectory('bench-sample');
  const server = await startPostgres({ directory, superuserPassword: password, fast: false });
  try {
    const figures: SampleFigures[] = [];
    for (const people of sizes) figures.push(await measureSize(server, people, rounds));
    return figures;
  } finally {
    await server.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

async function measureSize(
  server: PostgresServer,
  people: number,
  rounds: number,
): Promise<SampleFigures> {
  const folder = makeTemporaryDirectory('bench-rows');
  const loads: MeasuredLoad[] = [];
  let expected: string[] = [];

  const ours = () =>
    onFreshDatabases(server, async (urls) => {
      const load = await loadOurs(urls, people);
      loads.push(load);
      if (expected.length === 0) {
        await inEveryDomain((domain) =>
          saveRows(server.superuserUrl(domain), tablesOf(load)[domain], folder),
        );
        expected = await sums(server, load);
      }
      return rowsOf(load) / load.seconds;
    });
  const bare = (load: MeasuredLoad) =>
    onFreshDatabases(server, async () => {
      const began = performance.now();
      await inEveryDomain((domain) =>
        copyBare(server.superuserUrl(domain), tablesOf(load)[domain], folder),
      );
      const seconds = (performance.now() - began) / 1000;
      if ((await sums(server, load)).join() !== expected.join()) {
        throw new Error('COPY from the files brought other rows');
      }
      return rowsOf(load) / seconds;
    });

  try {
    // Not counted: it writes the files.
    await ours();
    const [first] = loads;
    if (!first) throw new Error('Nothing was loaded');
    const measured: SampleFigures['rounds'] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = round % 2 === 1 ? await bare(first) : undefined;
      const oursPerSecond = await ours();
      const barePerSecond = before ?? (await bare(first));
      measured.push({ oursPerSecond, barePerSecond, ratio: oursPerSecond / barePerSecond });
    }
    const rows = rowsOf(first);
    return {
      people,
      rows,
      rounds: measured,
      peakMegabytes: Math.max(...loads.map(({ peakMegabytes }) => peakMegabytes)),
      cpuMicrosecondsPerRow: (median(loads.map(({ cpuSeconds }) => cpuSeconds)) / rows) * 1e6,
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function tablesOf({ rows }: MeasuredLoad) {
  return perDomain((domain) => Object.keys(rows[domain]));
}

function rowsOf({ rows }: MeasuredLoad): number {
  return Object.values(rows)
    .flatMap((tables) => Object.values(tables))
    .reduce((sum, count) => sum + count, 0);
}

/** Of all tables loaded, but for when something was followed. */
async function sums(server: PostgresServer, load: MeasuredLoad): Promise<string[]> {
  const tables = tablesOf(load);
  const ofDomain = await inEveryDomain((domain) =>
    sumOfRows(server.superuserUrl(domain), tables[domain]),
  );
  return domains.flatMap((domain) => ofDomain[domain]);
}

export function describeSample(figures: readonly SampleFigures[]): string {
  const lines = figures.map(({ people, rows, rounds, peakMegabytes, cpuMicrosecondsPerRow }) => {
    const ratios = rounds.map(({ ratio }) => ratio);
    const cells = [
      spoken(people),
      spoken(rows),
      spoken(median(rounds.map(({ oursPerSecond }) => oursPerSecond))),
      spoken(median(rounds.map(({ barePerSecond }) => barePerSecond))),
      `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
      `${Math.round(peakMegabytes)} MB`,
      `${cpuMicrosecondsPerRow.toFixed(1)} µs`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `
Loading the sample, medians of ${figures[0]?.rounds.length ?? 0} alternating rounds. Bare COPY: the same rows from files,
indexes and foreign keys in place, nothing generated.

| people | rows | ours, rows/s | bare COPY, rows/s | ratio (least–most) | peak memory | own CPU per row |
|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function spoken(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}
