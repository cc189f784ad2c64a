import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import v8 from 'node:v8';
import vm from 'node:vm';
import { pino } from 'pino';
import { createApollo } from '#gateway/apollo.ts';
import { createApp } from '#gateway/app.ts';
import { domains } from '#schema/domains.ts';
import { connect } from '#shared/database/database.ts';
import { drainable } from '#shared/server/drain.ts';
import { listen, stop } from '#shared/server/subgraph.ts';
import { PlainError } from '../../local/plain-error.ts';
import { hostileDocuments } from './hostile-documents.ts';

const count = 500;
const seed = 8;
const rounds = 3;

/** `cpu` is processor time of both sides, which other work on the machine does not lengthen. */
type Refused = { kind: string; code: string; ms: number; cpu: number };

/**
 * What refusing takes: 500 hostile requests to a gateway as in production, over HTTP, in three rounds. Behind
 * it is nothing, no domain and no database, so that whatever was let through would show.
 */
export async function benchHostile(): Promise<void> {
  const subgraphs = domains.map((name) => ({
    ...{ name, url: 'http://127.0.0.1:1/graphql' },
    viewerKey: randomBytes(32),
  }));
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing', { max: 1 });
  const settings = { gate: { rateFactor: 0 } };
  const logger = pino({ level: 'silent' });
  const { apollo, gate, close } = createApollo(subgraphs, nowhere, logger, false, [], settings);
  await apollo.start();
  const verify = () => Promise.reject(new Error('Nobody has a token here'));
  const app = await createApp({ apollo, gate, verify, subgraphs, logger });
  const http = createServer(app);
  const door = drainable(http);
  const server = await listen(http, '127.0.0.1', 0);
  // It listens on TCP.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const hostile = hostileDocuments(count, seed);

  async function ask({ kind, codes, body }: (typeof hostile)[number]): Promise<Refused> {
    const began = performance.now();
    const used = process.cpuUsage();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
      },
      body,
    });
    const text = await response.text();
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    const found: string[] = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code = '']) => code);
    const [code = 'none'] = found;
    if (
      response.status < 400 ||
      response.status > 499 ||
      !found.every((each) => codes.includes(each))
    )
      throw new PlainError(`${kind} was not refused as it is to be: ${response.status} ${code}`);
    return { kind, code, ms, cpu: (user + system) / 1000 };
  }

  for (const each of hostile.slice(0, 100)) await ask(each);
  const before = heapUsed();
  const refused: Refused[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const each of hostile) refused.push(await ask(each));
  }
  const grown = heapUsed() - before;
  await stop(door, close);
  await nowhere.close();
  report(refused, grown);
}

/** MiB that are still in use after collecting what is not. */
function heapUsed(): number {
  v8.setFlagsFromString('--expose-gc');
  const collect: unknown = vm.runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function report(refused: readonly Refused[], grown: number): void {
  const slowest = new Map<string, Refused>();
  for (const each of refused) {
    if (each.cpu > (slowest.get(each.kind)?.cpu ?? 0)) slowest.set(each.kind, each);
  }
  const summary = (of: (each: Refused) => number) => {
    const sorted = refused.map(of).toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
    return `median ${at(0.5)} ms, 99 % under ${at(0.99)} ms, slowest ${at(1)} ms`;
  };
  console.log(
    `${refused.length} hostile requests of ${slowest.size} kinds, all refused with their code.`,
  );
  console.log(`Time: ${summary(({ ms }) => ms)}.`);
  console.log(`Processor time, of the one who asks too: ${summary(({ cpu }) => cpu)}.`);
  console.log(
    `Memory that stays: ${grown.toFixed(1)} MiB more.\nThe slowest of each kind, by processor time:`,
  );
  for (const { kind, code, cpu } of [...slowest.values()].toSorted((a, b) => b.cpu - a.cpu)) {
    console.log(`  ${cpu.toFixed(1).padStart(7)} ms  ${kind}: ${code}`);
  }
}
