import type { Subject, SubjectName } from '../subjects/subject.ts';
import { type Asking, type Round, runRound, totalCpu } from './round.ts';

export type Series = {
  subject: SubjectName;
  requests: number;
  rounds: Round[];
  /** Why it has no more rounds: it did not answer under load. */
  failure?: string;
};

export type Effort = {
  rounds: number;
  /** CPU that a round should take at least, all processes together, in ms. */
  cpuPerRound: number;
  connections: number;
};

/** A B C A B C …: whatever else the machine does meets all subjects alike. */
export async function runRounds(
  asking: Asking,
  subjects: readonly Subject[],
  effort: Effort,
): Promise<Series[]> {
  const series: Series[] = [];
  for (const subject of subjects) {
    const own: Series = { subject: subject.name, requests: 0, rounds: [] };
    await unlessItFails(own, async () => {
      own.requests = await warmUp(asking, subject, effort.cpuPerRound);
    });
    series.push(own);
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      const own = series[index];
      if (!own || own.failure !== undefined) continue;
      await unlessItFails(own, async () => {
        own.rounds.push(await runRound(asking, subject, own.requests));
      });
    }
  }
  return series;
}

/** One that breaks down under load is a finding; the others are measured all the same. */
async function unlessItFails(series: Series, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    series.failure = error instanceof Error ? error.message : String(error);
  }
}

/** Asks until code and caches are warm, and says how many whole passes over the places fill a round. */
async function warmUp(asking: Asking, subject: Subject, cpuPerRound: number): Promise<number> {
  const places = asking.places.length;
  let passes = 1;
  for (let spent = 0; ; ) {
    const { cpu } = await runRound(asking, subject, passes * places);
    const perPass = (totalCpu(cpu) * places) / 1_000;
    spent += passes * perPass;
    const filling = Math.max(1, Math.ceil(cpuPerRound / perPass));
    if (spent >= cpuPerRound) return filling * places;
    // In steps, since the first passes are the slowest and say too little of the later ones.
    passes = Math.ceil(filling / 4);
  }
}
