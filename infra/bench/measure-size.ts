import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { type Domain, domains } from '#schema/domains.ts';
import { readSecrets } from '../local/secrets.ts';
import { checkAnswers } from './check-answers.ts';
import { openBenchData } from './data/bench-data.ts';
import { startLoad } from './measure/load.ts';
import type { Runtime } from './measure/measured-process.ts';
import { type Effort, runRounds } from './measure/rounds.ts';
import type { BenchQuery, Look } from './query.ts';
import { type Memory, type Result, summarise } from './result.ts';
import { logIn } from './subjects/bed.ts';
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

/** Measures the queries on the data of one size; reports each as soon as it is known. */
export async function measureSize(options: SizeOptions): Promise<Memory[]> {
  const { folder, people, queries, runtime, postgraphile, say } = options;
  const data = await openBenchData(folder, people, say);
  const undo: (() => unknown)[] = [data.stop];
  try {
    const connections = new Map<Domain, postgres.Sql>(
      domains.map((domain) => [domain, postgres(data.server.superuserUrl(domain), { max: 1 })]),
    );
    undo.push(() => Promise.all([...connections.values()].map((sql) => sql.end())));
    const logs = path.join(folder, 'logs');
    fs.mkdirSync(logs, { recursive: true });
    const started = await startSubjects(
      {
        runtime,
        urls: data.urls,
        viewerKeys: readSecrets(path.join(folder, String(people), 'secrets.json')).viewerKeys,
        log: logIn(logs),
        connections: connectionsToPostgres,
      },
      queries,
      postgraphile,
    );
    undo.push(started.stop);
    const load = await startLoad();
    undo.push(load.stop);
    const look: Look = async <Row>(domain: Domain, statement: string) =>
      // Each query says what rows its own statement answers.
      (await connections.get(domain)?.unsafe(statement)) as unknown as Row[];
    for (const query of queries) {
      for (const items of query.items.filter((each) => options.items?.includes(each) ?? true)) {
        const places = await query.places(look, items);
        if (places.length === 0) throw new Error(`${query.name} has no places for ${items} items`);
        const subjects = started.subjects.filter((subject) => subject.answers(query));
        const { statements, fetches } = await checkAnswers(subjects, query, places, items);
        const series = await runRounds(
          subjects,
          query,
          places,
          items,
          options.effort,
          load,
          data.server.pid,
        );
        options.report({
          query: query.name,
          people,
          items,
          ...(statements !== undefined && { statements }),
          ...(fetches !== undefined && { fetches }),
          figures: summarise(series),
        });
      }
    }
    return await memoryOf(started, people);
  } finally {
    for (const each of undo.toReversed()) await each();
  }
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
