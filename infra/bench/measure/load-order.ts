import { z } from 'zod';

export type LoadRequest = { path: string; headers: Record<string, string>; body: string };

export type LoadOrder = {
  origin: string;
  requests: LoadRequest[];
  count: number;
  connections: number;
  /** No request begins after this time, however many are left. */
  forMs: number;
};

/** The time of each answer in ms, and what came of those that were none. */
export const loadResultSchema = z.object({
  latencies: z.array(z.number()),
  failures: z.array(z.string()),
});
export type LoadResult = z.infer<typeof loadResultSchema>;

/** A stock gateway now and then finds a kept connection closed; whoever fails more breaks down. */
export const mostFailures = 2;
