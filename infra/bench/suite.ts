import fs from 'node:fs';
import path from 'node:path';
import { projectDirectory } from '../local/data-directory.ts';
import { describeMachine } from './machine.ts';
import type { Effort } from './measure/rounds.ts';
import { type MeasuredSize, measureSize } from './measure-size.ts';
import { queries } from './queries/all.ts';
import type { BenchQuery } from './query.ts';
import { drawChart } from './report/chart.ts';
import { writeReport } from './report/markdown.ts';
import { machineLine, tableHeader, tableLines } from './report/table.ts';
import { type Result, type Run, runSchema } from './result.ts';
import { openSetting, type Setting, sayAside } from './setting.ts';
import { postgraphileVersion } from './subjects/postgraphile.ts';

type Plan = {
  sizes: readonly number[];
  queries: readonly BenchQuery[];
  items?: readonly number[];
  effort: Effort;
};

/** Everything: the table, `docs/benchmarks.md` and its chart. */
export async function benchAll(): Promise<void> {
  const setting = openSetting({ mayFetch: true });
  const run = await measure(setting, {
    sizes: [3_500, 100_000, 1_000_000],
    queries,
    effort: { rounds: 5, cpuPerRound: 2_000, connections: 16 },
  });
  fs.writeFileSync(runFile(setting), JSON.stringify(run));
  writeDocuments(run);
}

/** Two minutes: whether it still works, and roughly how it stands. */
export async function benchQuick(): Promise<void> {
  const names = ['person-record', 'person-records', 'person-entities', 'enrolments-middle'];
  const setting = openSetting({ mayFetch: false });
  if (!setting.postgraphile) console.log('PostGraphile is not there yet: skipped.');
  await measure(setting, {
    sizes: [3_500],
    queries: queries.filter(({ name }) => [...names, 'people-across-domains'].includes(name)),
    items: [1, 20],
    effort: { rounds: 3, cpuPerRound: 300, connections: 16 },
  });
}

/** Writes the documents anew from what the last whole run found. */
export async function benchReport(): Promise<void> {
  const setting = openSetting({ mayFetch: false });
  writeDocuments(runSchema.parse(JSON.parse(fs.readFileSync(runFile(setting), 'utf8'))));
}

function runFile({ folder }: Setting): string {
  return path.join(folder, 'last-run.json');
}

function writeDocuments(run: Run): void {
  const at = (name: string) => path.join(projectDirectory, 'docs', name);
  fs.writeFileSync(at('benchmarks.svg'), drawChart(run));
  fs.writeFileSync(at('benchmarks.md'), writeReport(run, queries));
  console.log('Wrote docs/benchmarks.md and docs/benchmarks.svg');
}

async function measure(
  setting: Setting,
  { sizes, queries: asked, items, effort }: Plan,
): Promise<Run> {
  const { runtime, postgraphile } = setting;
  const results: Result[] = [];
  const measured: MeasuredSize[] = [];
  const report = (result: Result) => {
    results.push(result);
    console.log(tableLines(result));
  };
  console.log(tableHeader);
  for (const people of sizes) {
    const one = { ...setting, people, queries: asked, items, effort, say: sayAside, report };
    measured.push(await measureSize(one));
  }
  const memory = measured.flatMap((size) => size.memory);
  for (const { people, process, megabytes } of memory) {
    console.log(`peak memory at ${people} people: ${process} ${megabytes} MB`);
  }
  const machine = {
    ...describeMachine(),
    node: runtime.version,
    postgres: measured[0]?.postgres ?? '',
    ...(postgraphile && { postgraphile: postgraphileVersion }),
    rounds: effort.rounds,
    connections: effort.connections,
  };
  console.log(machineLine(machine));
  return { machine, results, memory };
}
