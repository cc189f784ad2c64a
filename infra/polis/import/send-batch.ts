import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Language } from '#shared/language/language.ts';
import { PlainError } from '../../local/plain-error.ts';
import type { ImportKind, ImportMutation } from './import-kinds.ts';
import { type RowResult, rowResultSchema } from './row-result.ts';
import type { TokenSource } from './token-source.ts';

export const documentOf = ({ name, input, run }: ImportMutation): string =>
  `mutation ($input: ${input}!) { payload: ${name}(input: $input) {
  run: ${run} { results { line externalRef outcome errors { code message path } } }
  errors { ... on UserError { code message } } } }`;

const answerSchema = z.object({
  data: z
    .object({
      payload: z.object({
        run: z.object({ results: z.array(rowResultSchema) }).nullable(),
        errors: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    })
    .nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }).partial() }))
    .default([]),
});

type Answer = z.infer<typeof answerSchema>;

export type Batch = {
  kind: Pick<ImportKind, 'name' | 'mutation'>;
  records: readonly object[];
  key: string;
};

export type Sending = {
  url: string;
  language: Language;
  source: TokenSource;
  /** How long to go on asking somebody who does not answer. */
  patienceMs: number;
  /** Told before each further try. */
  waiting: (reason: string, seconds: number) => void;
};

const deadlineMs = 60_000;
const longestPauseMs = 15_000;

/**
 * Sends rows and answers what became of them. Asks again, under the same key, while nobody answers or
 * there is too much to do: what was done already is not done again.
 */
export async function sendBatch(batch: Batch, sending: Sending): Promise<RowResult[]> {
  const began = Date.now();
  for (let attempt = 0; ; attempt += 1) {
    const tried = await tryOnce(batch, sending, attempt > 0);
    if ('results' in tried) return tried.results;
    const pause = tried.pauseMs ?? Math.min(500 * 2 ** attempt, longestPauseMs);
    if (Date.now() - began + pause > sending.patienceMs) throw new PlainError(tried.reason);
    sending.waiting(tried.reason, Math.ceil(pause / 1000));
    await sleep(pause);
  }
}

type Tried = { results: RowResult[] } | { reason: string; pauseMs?: number | undefined };

async function tryOnce(batch: Batch, sending: Sending, again: boolean): Promise<Tried> {
  const { kind, records, key } = batch;
  const { url, language, source } = sending;
  let response: Response;
  try {
    response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'idempotency-key': key,
        authorization: `Bearer ${await source.token(again)}`,
      },
      body: JSON.stringify({
        query: documentOf(kind.mutation),
        variables: { input: { [kind.name]: records } },
      }),
      signal: AbortSignal.timeout(deadlineMs),
    });
  } catch (error) {
    return { reason: `${url} does not answer (${causeOf(error)})` };
  }
  const text = await response.text().catch(() => '');
  return read(response, text, again);
}

/** Of what may be otherwise the next time; everything else is said and ends the import. */
const passing = [
  'RATE_LIMITED',
  'DOMAIN_UNAVAILABLE',
  'ISSUER_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
];

function read({ status, headers }: Response, text: string, again: boolean): Tried {
  const answer = parse(text);
  const { run, errors = [] } = answer?.data?.payload ?? {};
  if (run) return { results: run.results };
  const [error] = [...errors, ...(answer?.errors ?? [])];
  const reason = error?.message ?? `HTTP ${status}`;
  const code = answer?.errors[0]?.extensions.code ?? '';
  const isStale = status === 401 && !again;
  const mayPass = isStale || status === 429 || status >= 502 || passing.includes(code);
  if (!mayPass) throw new PlainError(reason);
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  return { reason, pauseMs: retryAfter > 0 ? retryAfter * 1000 : undefined };
}

function parse(text: string): Answer | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The system's word on a connection is in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
