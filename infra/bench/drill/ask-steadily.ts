import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** - whole: without an error; partial: with coded errors beside an answer; failed: with no answer at all. */
export const outcomes = ['whole', 'partial', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export type Asked = { name: string; outcome: Outcome; ms: number; code: string | undefined };

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ extensions: z.object({ code: z.string(), domain: z.string().optional() }) }))
    .optional(),
});

export async function askOnce(url: string, name: string, query: string): Promise<Asked> {
  const began = performance.now();
  const since = () => performance.now() - began;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(30_000),
    });
    const { data, errors = [] } = answerSchema.parse(await response.json());
    const { code, domain } = errors[0]?.extensions ?? {};
    const something = Object.values(data ?? {}).some((value) => value !== null);
    const outcome = code === undefined ? 'whole' : something ? 'partial' : 'failed';
    return { name, outcome, ms: since(), code: domain ? `${code} ${domain}` : code };
  } catch (error) {
    const { cause } = error as Error; // what fetch and zod throw
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'NO_ANSWER';
    return { name, outcome: 'failed', ms: since(), code };
  }
}

export type SteadyLoad = { stop: () => Promise<Asked[]> };

/**
 * Asks the questions in turn, so many each second whatever becomes of them, as callers do who know
 * nothing of each other. `urlOf` says whom; undefined where there is nobody to ask just now.
 */
export function askSteadily(
  questions: Record<string, string>,
  perSecond: number,
  urlOf: () => string | undefined,
): SteadyLoad {
  const names = Object.keys(questions);
  const asked: Promise<Asked>[] = [];
  let stopped = false;
  const over = (async () => {
    const began = performance.now();
    for (let count = 0; !stopped; count += 1) {
      const url = urlOf();
      const name = names[count % names.length] ?? '';
      if (url) asked.push(askOnce(url, name, questions[name] ?? ''));
      await pause(Math.max(0, began + ((count + 1) * 1_000) / perSecond - performance.now()));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await over;
      return Promise.all(asked);
    },
  };
}
