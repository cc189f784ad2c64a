import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { type Domain, domains } from '#schema/domains.ts';
import { readSecrets } from '../local/secrets.ts';
import { type BenchData, openBenchData } from './data/bench-data.ts';
import { startLoad } from './measure/load.ts';
import type { Runtime } from './measure/measured-process.ts';
import type { Effort } from './measure/rounds.ts';
import { measureQuestion } from './measure-question.ts';
import type { BenchQuery, Look } from './query.ts';
import type { Memory, Result } from './result.ts';
import { type Started, startSubjects } from './subjects/start-subjects.ts';

export type SizeOptions = {
  /** Where the bench keeps its data. */
  folder: string;
  people: number;
  queries: readonly BenchQuery[];
  /** The numbers of items wanted, of those that a query has; without, all. */
  items?: readonly number[] | undefined;
  effort: Effort;
  runtime: Runtime;
  /** Where PostGraphile is installed; without, it is left out. */
  postgraphile: string | undefined;
  say: (line: string) => void;
  report: (result: Result) => void;
};

/** As many as a subgraph's pool has. */
const connectionsToPostgres = 10;

export type MeasuredSize = { memory: Memory[]; postgres: string };

/** Measures the queries on the data of one size; reports each as soon as it is known. */
export async function measureSize(options: SizeOptions): Promise<MeasuredSize> {
  const { folder, people, queries, postgraphile, effort, report } = options;
  const data = await openBenchData(folder, people, options.say);
  const undo: (() => unknown)[] = [data.stop];
  try {
    const { look, close } = lookInto(data);
    undo.push(close);
    const started = await startSubjects(bedOn(data, options), queries, postgraphile);
    undo.push(started.stop);
    const load = await startLoad();
    undo.push(load.stop);
    for (const query of queries) {
      for (const items of query.items.filter((each) => options.items?.includes(each) ?? true)) {
        const subjects = started.subjects.filter((subject) => subject.answers(query));
        const places = await query.places(look, items);
        const question = { query, items, people, places };
        report(await measureQuestion(subjects, question, effort, load, data.server.pid));
      }
    }
    const [version] = await look<{ server_version: string }>('employment', 'show server_version');
    return { memory: await memoryOf(started, people), postgres: version?.server_version ?? '' };
  } finally {
    for (const each of undo.toReversed()) await each();
  }
}

function lookInto({ server }: BenchData): { look: Look; close: () => Promise<unknown> } {
  const connections = new Map<Domain, postgres.Sql>(
    domains.map((domain) => [domain, postgres(server.superuserUrl(domain), { max: 1 })]),
  );
  return {
    look: async <Row>(domain: Domain, statement: string) =>
      // Each query says what rows its own statement answers.
      (await connections.get(domain)?.unsafe(statement)) as unknown as Row[],
    close: () => Promise.all([...connections.values()].map((sql) => sql.end())),
  };
}

function bedOn({ urls, people }: BenchData, { folder, runtime }: SizeOptions) {
  const logs = path.join(folder, 'logs');
  fs.mkdirSync(logs, { recursive: true });
  const secrets = readSecrets(path.join(folder, String(people), 'secrets.json'));
  const log = (name: string) => path.join(logs, `${name}.log`);
  return { runtime, urls, secrets, log, connections: connectionsToPostgres };
}

async function memoryOf({ subjects }: Started, people: number): Promise<Memory[]> {
  const processes = new Set(
    subjects.flatMap(({ processes: { gateway, server } }) => [...gateway, ...server]),
  );
  return Promise.all(
    [...processes].map(async ({ name, usage }) => ({
      people,
      process: name,
      megabytes: Math.round((await usage()).peakMemory / 1024),
    })),
  );
}
