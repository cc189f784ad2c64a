import type { LoadRequest } from '../measure/load-order.ts';
import type { MeasuredProcess } from '../measure/measured-process.ts';
import type { BenchQuery } from '../query.ts';

export const subjectNames = ['ours', 'hand-written', 'PostGraphile', 'stock'] as const;
export type SubjectName = (typeof subjectNames)[number];

/** Something that can be asked the queries: ours, or what ours is compared with. */
export type Subject = {
  name: SubjectName;
  /** Whether it has words for this query. */
  answers: (query: BenchQuery) => boolean;
  origin: (query: BenchQuery) => string;
  /** One request per place, good for the next half minute. */
  requests: (
    query: BenchQuery,
    places: readonly unknown[],
    items: number,
  ) => Promise<LoadRequest[]>;
  /** The answer's `data` as ours would be, to be compared. */
  toOurs: (query: BenchQuery, data: unknown) => unknown;
  /** The processes whose CPU is counted, apart from PostgreSQL's. */
  processes: { gateway: MeasuredProcess[]; server: MeasuredProcess[] };
};

export const jsonHeaders = { 'content-type': 'application/json', accept: 'application/json' };
