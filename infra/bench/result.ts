import { z } from 'zod';
import { totalCpu } from './measure/round.ts';
import type { Series } from './measure/rounds.ts';
import { median, percentile, spread } from './measure/statistics.ts';
import { type SubjectName, subjectNames } from './subjects/subject.ts';

/** One subject's figures on one question: medians over the rounds, CPU in µs per request. */
const figureSchema = z.object({
  subject: z.enum(subjectNames),
  cpu: z.object({
    gateway: z.number(),
    server: z.number(),
    postgres: z.number().optional(),
    total: z.number(),
  }),
  /** Of the total over the rounds. */
  spread: z.number(),
  /** Ours divided by this subject in the same round. */
  oursToThis: z.number().optional(),
  latency: z.object({ median: z.number(), p99: z.number() }),
  requests: z.number(),
});
export type Figure = z.infer<typeof figureSchema>;

const resultSchema = z.object({
  query: z.string(),
  people: z.number(),
  items: z.number(),
  statements: z.number().optional(),
  fetches: z.number().optional(),
  figures: z.array(figureSchema),
  /** Who did not answer under load, and what came instead. */
  failures: z.array(z.object({ subject: z.enum(subjectNames), why: z.string() })),
});
export type Result = z.infer<typeof resultSchema>;

export const memorySchema = z.object({
  people: z.number(),
  process: z.string(),
  megabytes: z.number(),
});
export type Memory = z.infer<typeof memorySchema>;

export const runSchema = z.object({
  machine: z.object({
    date: z.string(),
    revision: z.string(),
    cores: z.number(),
    processor: z.string(),
    system: z.string(),
    node: z.string(),
    postgres: z.string(),
    postgraphile: z.string().optional(),
    rounds: z.number(),
    connections: z.number(),
  }),
  results: z.array(resultSchema),
  memory: z.array(memorySchema),
});
/** Everything that a run of the bench found. */
export type Run = z.infer<typeof runSchema>;

export function summarise(series: readonly Series[]): Pick<Result, 'figures' | 'failures'> {
  const whole = series.filter(({ failure }) => failure === undefined);
  const ours = whole.find(({ subject }) => subject === 'ours');
  return {
    figures: whole.map((each) => toFigure(each, ours)),
    failures: series.flatMap(({ subject, failure: why }) => (why ? [{ subject, why }] : [])),
  };
}

function toFigure({ subject, requests, rounds }: Series, ours: Series | undefined): Figure {
  const totals = rounds.map(({ cpu }) => totalCpu(cpu));
  const postgres = rounds.flatMap(({ cpu }) => cpu.postgres ?? []);
  const latencies = rounds.flatMap((round) => round.latencies);
  // Paired by round: what the machine did meanwhile met both.
  const ratios = (ours?.rounds ?? []).map(({ cpu }, round) => totalCpu(cpu) / (totals[round] ?? 0));
  return {
    subject,
    cpu: {
      gateway: median(rounds.map(({ cpu }) => cpu.gateway)),
      server: median(rounds.map(({ cpu }) => cpu.server)),
      ...(postgres.length > 0 && { postgres: median(postgres) }),
      total: median(totals),
    },
    spread: spread(totals),
    ...(ratios.length > 0 && { oursToThis: median(ratios) }),
    latency: { median: median(latencies), p99: percentile(latencies, 0.99) },
    requests: requests * rounds.length,
  };
}

export function figureOf(result: Result | undefined, subject: SubjectName): Figure | undefined {
  return result?.figures.find((figure) => figure.subject === subject);
}
