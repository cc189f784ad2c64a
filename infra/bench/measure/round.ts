import type { BenchQuery } from '../query.ts';
import type { Subject } from '../subjects/subject.ts';
import type { Load } from './load.ts';
import { postgresCpu } from './postgres-cpu.ts';

/** CPU microseconds per request; PostgreSQL's is not measured where there is no /proc. */
export type Cpu = { gateway: number; server: number; postgres: number | undefined };

export type Round = { cpu: Cpu; latencies: number[] };

/** What is asked, how, and on which PostgreSQL. */
export type Asking = {
  query: BenchQuery;
  places: readonly unknown[];
  items: number;
  connections: number;
  load: Load;
  postmaster: number;
};

/** A piece of a round ends before the tokens of its requests do. */
const pieceMs = 12_000;

/** Asks a subject so many times and says what an answer cost. */
export async function runRound(asking: Asking, subject: Subject, count: number): Promise<Round> {
  await leadIn(asking, subject);
  const before = await usageOf(subject, asking.postmaster);
  const latencies: number[] = [];
  while (latencies.length < count) {
    const order = await orderFrom(asking, subject, latencies.length);
    latencies.push(...(await asking.load.run({ ...order, count: count - latencies.length })));
  }
  const after = await usageOf(subject, asking.postmaster);
  const perRequest = (from: number, to: number) => (to - from) / count;
  const cpu = {
    gateway: perRequest(before.gateway, after.gateway),
    server: perRequest(before.server, after.server),
    postgres:
      before.postgres === undefined || after.postgres === undefined
        ? undefined
        : perRequest(before.postgres, after.postgres),
  };
  return { cpu, latencies };
}

/**
 * While others had their rounds its kept connections grew old, and a stock gateway may find one
 * closed just as it asks: what fails here is passed over.
 */
async function leadIn(asking: Asking, subject: Subject): Promise<void> {
  const order = await orderFrom(asking, subject, 0);
  await asking.load.run({ ...order, count: 2 * asking.connections }).catch(() => undefined);
}

/** Requests in their turn, the first being that of the place where the last piece ended. */
async function orderFrom(asking: Asking, subject: Subject, done: number) {
  const { query, places, items, connections } = asking;
  const next = done % places.length;
  const inTurn = [...places.slice(next), ...places.slice(0, next)];
  const requests = await subject.requests(query, inTurn, items);
  return { origin: subject.origin(query), requests, connections, forMs: pieceMs };
}

async function usageOf({ processes }: Subject, postmaster: number) {
  const [gateway, server] = await Promise.all(
    [processes.gateway, processes.server].map(async (some) => {
      const usages = await Promise.all(some.map((each) => each.usage()));
      return usages.reduce((sum, { cpu }) => sum + cpu, 0);
    }),
  );
  return { gateway: gateway ?? 0, server: server ?? 0, postgres: postgresCpu(postmaster) };
}

export function totalCpu({ gateway, server, postgres }: Cpu): number {
  return gateway + server + (postgres ?? 0);
}
