import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../local/postgres/server.ts';
import { loadOurs, onFreshDatabases, password } from '../sample-databases.ts';
import { sayAside } from '../setting.ts';
import { drill } from './drill.ts';
import { drillTable } from './drill-table.ts';
import { runGraph } from './running-graph.ts';

const people = 200;

/** `npm run bench -- drill [requests a second] [seconds of each fault]`: what callers see when things go wrong. */
export async function benchDrill([rate = '20', seconds = '8']: string[]): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'polis-drill-'));
  // Root's server account must be able to reach it, as it can the usual place.
  fs.chmodSync(directory, 0o755);
  const options = { directory, superuserPassword: password, fast: true };
  let server = await startPostgres(options);
  const { port } = server;
  const database = {
    stop: () => server.stop(),
    start: async () => {
      server = await startPostgres({ ...options, port });
    },
  };
  try {
    await onFreshDatabases(server, async (urls) => {
      sayAside(`loading ${people} people …`);
      await loadOurs(urls, people);
      const graph = await runGraph({ urls });
      try {
        sayAside('the drill begins …');
        const phaseMs = Number(seconds) * 1_000;
        const phases = await drill({ graph, database, perSecond: Number(rate), phaseMs });
        console.log(`
${drillTable(phases)}

${rate} requests a second, ${seconds} s of each fault; Node ${process.versions.node}, ${os.availableParallelism()} cores`);
      } finally {
        await graph.stop();
      }
    });
  } finally {
    await server.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
