import type { BenchQuery } from '../query.ts';
import type { Subject, SubjectName } from '../subjects/subject.ts';
import type { Load } from './load.ts';
import { postgresCpu } from './postgres-cpu.ts';

/** CPU microseconds per request; PostgreSQL's is not measured where there is no /proc. */
export type Cpu = { gateway: number; server: number; postgres: number | undefined };

export type Round = { cpu: Cpu; latencies: number[] };

export type Series = { subject: SubjectName; requests: number; rounds: Round[] };

export type Effort = {
  rounds: number;
  /** CPU that a round should take at least, all processes together, in ms. */
  cpuPerRound: number;
  connections: number;
};

/** A B C A B C …: whatever else the machine does meets all subjects alike. */
export async function runRounds(
  subjects: readonly Subject[],
  query: BenchQuery,
  places: readonly unknown[],
  items: number,
  effort: Effort,
  load: Load,
  postmaster: number,
): Promise<Series[]> {
  const runRound = async (subject: Subject, count: number): Promise<Round> => {
    const requests = await subject.requests(query, places, items);
    const { connections } = effort;
    const order = { origin: subject.origin(query), requests, connections };
    // While the others had their rounds its kept connections grew old; a stock gateway may find
    // one closed just as it asks.
    await load.run({ ...order, count: 2 * connections, tolerant: true });
    const before = await usageOf(subject, postmaster);
    const latencies = await load.run({ ...order, count, tolerant: false });
    const after = await usageOf(subject, postmaster);
    const perRequest = (from: number, to: number) => (to - from) / count;
    const postgres =
      before.postgres === undefined || after.postgres === undefined
        ? undefined
        : perRequest(before.postgres, after.postgres);
    return {
      cpu: {
        gateway: perRequest(before.gateway, after.gateway),
        server: perRequest(before.server, after.server),
        postgres,
      },
      latencies,
    };
  };

  const series: Series[] = [];
  for (const subject of subjects) {
    const requests = await warmUp((count) => runRound(subject, count), places.length, effort);
    series.push({ subject: subject.name, requests, rounds: [] });
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      const own = series[index];
      if (own) own.rounds.push(await runRound(subject, own.requests));
    }
  }
  return series;
}

/** Asks until code and caches are warm, and says how many whole passes over the places fill a round. */
async function warmUp(
  run: (count: number) => Promise<Round>,
  places: number,
  { cpuPerRound }: Effort,
): Promise<number> {
  let passes = 1;
  for (let spent = 0; ; ) {
    const { cpu } = await run(passes * places);
    const perPass = (totalCpu(cpu) * places) / 1_000;
    spent += passes * perPass;
    passes = Math.max(1, Math.ceil(cpuPerRound / perPass));
    if (spent >= cpuPerRound) return passes * places;
    // In steps, since the first passes are the slowest and say too little of the later ones.
    passes = Math.max(1, Math.ceil(passes / 4));
  }
}

export function totalCpu({ gateway, server, postgres }: Cpu): number {
  return gateway + server + (postgres ?? 0);
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
