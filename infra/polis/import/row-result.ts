import { z } from 'zod';

/** What became of a row, as the graph answers it. */
export const rowResultSchema = z.object({
  line: z.number(),
  externalRef: z.string(),
  outcome: z.enum(['CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED']),
  errors: z.array(z.object({ code: z.string(), message: z.string(), path: z.array(z.string()) })),
});

export type RowResult = z.infer<typeof rowResultSchema>;
