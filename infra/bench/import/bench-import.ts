import fs from 'node:fs';
import path from 'node:path';
import { loadReferences } from '../../local/load.ts';
import { PlainError } from '../../local/plain-error.ts';
import { startPostgres } from '../../local/postgres/server.ts';
import { findOrMakeSecrets } from '../../local/secrets.ts';
import { makeTemporaryDirectory } from '../../local/temporary-directory.ts';
import { findRuntime } from '../runtime.ts';
import { onFreshDatabases, password } from '../sample-databases.ts';
import { sayAside } from '../setting.ts';
import { startOurGateway } from '../subjects/gateways.ts';
import { startIssuer } from '../subjects/issuer.ts';
import { startSubgraphs } from '../subjects/subgraphs.ts';
import { partner } from '../viewers.ts';
import { type Comparison, compareCopy, followAs } from './follow-import.ts';
import { type CommandRun, runCommand } from './import-run.ts';
import { writePeopleFile } from './people-file.ts';

type Figures = { people: number; runs: CommandRun[]; employmentMegabytes: number } & Comparison;

/** `npm run bench -- import [people]`: a file brought in, killed midway and resumed. */
export async function benchImport(args: readonly string[] = []): Promise<void> {
  const people = Number(args[0] ?? 100_000);
  if (!Number.isInteger(people) || people < 1_000) {
    throw new PlainError(
      `npm run bench -- import takes a number of people from 1000, not ${args[0]}`,
    );
  }
  const figures = await measureImport(people);
  console.log(describe(figures));
  const isRight = figures.rows === people && figures.duplicates === 0 && figures.isEqual;
  if (!isRight) throw new PlainError('The import is not what the file says');
}

async function measureImport(people: number): Promise<Figures> {
  const folder = makeTemporaryDirectory('bench-import');
  const server = await startPostgres({
    directory: path.join(folder, 'postgres'),
    superuserPassword: password,
    fast: false,
  });
  try {
    return await onFreshDatabases(server, async (urls) => {
      await loadReferences(urls, () => undefined);
      const secrets = findOrMakeSecrets(path.join(folder, 'secrets.json'));
      const log = (name: string) => path.join(folder, `${name}.log`);
      const bed = {
        runtime: findRuntime({ mayFetch: false }),
        urls,
        secrets,
        log,
        connections: 10,
      };
      const issuer = await startIssuer();
      const subgraphs = await startSubgraphs(bed);
      const gateway = await startOurGateway(bed, subgraphs, issuer);
      const [process_] = gateway.processes.gateway;
      const graph = `http://127.0.0.1:${process_?.port}`;
      const token = await issuer.accessToken(partner);
      const consumer = followAs(urls.community.runtime, graph, token);
      try {
        const file = path.join(folder, 'people.csv');
        writePeopleFile(file, people);
        await consumer.catchUp();
        const asked = { file, url: graph, token };
        const killed = await runCommand(asked, people / 2);
        sayAside(`killed with ${killed.rows} of ${people} rows confirmed`);
        await consumer.catchUp();
        const resumed = await runCommand(asked);
        sayAside(resumed.said.trim());
        await consumer.catchUp();
        const { peakMemory } = await subgraphs.employment.usage();
        const runs = [killed, resumed];
        return {
          people,
          runs,
          employmentMegabytes: peakMemory / 1024,
          ...(await compareCopy(server)),
        };
      } finally {
        await consumer.close();
        for (const each of [...gateway.processes.gateway, ...gateway.processes.server]) {
          await each.stop();
        }
        issuer.close();
      }
    });
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

function describe({
  people,
  runs,
  rows,
  duplicates,
  copied,
  isEqual,
  employmentMegabytes,
}: Figures): string {
  const spoken = (count: number) => Math.round(count).toLocaleString('en-GB');
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
  return `
An import of ${spoken(people)} people, killed (SIGKILL) with ${spoken(runs[0]?.rows ?? 0)} rows confirmed and resumed:

| | |
|---|---|
| records | ${spoken(rows)} |
| duplicates | ${spoken(duplicates)} |
| the feed's consumer | ${spoken(copied)} records, ${isEqual ? 'equal to' : 'OTHER than'} the source |
| rows/s, both runs | ${spoken(rows / seconds)} |
| peak memory of the command | ${spoken(peak)} MB |
| peak memory of the employment process | ${spoken(employmentMegabytes)} MB |
`;
}
