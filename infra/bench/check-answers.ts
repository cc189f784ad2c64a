import { z } from 'zod';
import { firstDifference, plain } from './compare-answers.ts';
import type { LoadRequest } from './measure/load.ts';
import type { BenchQuery } from './query.ts';
import type { Subject, SubjectName } from './subjects/subject.ts';

/** What answering once takes, where the subject says so. */
export type Counts = { statements?: number; fetches?: number };

/** Asked once and alone, it gave no answer. */
export class NoAnswer extends Error {
  readonly subject: SubjectName;
  constructor(subject: SubjectName, why: string) {
    super(why);
    this.subject = subject;
  }
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.undefined().optional(),
  extensions: z
    .object({ counts: z.object({ fetches: z.number(), statements: z.number() }) })
    .optional(),
});

/**
 * Asks every subject at every place and compares the complete answers, before anything is timed.
 * The first of the subjects is ours; its counts are those of the last place.
 */
export async function checkAnswers(
  subjects: readonly Subject[],
  query: BenchQuery,
  places: readonly unknown[],
  items: number,
): Promise<Counts> {
  const [ours, ...others] = subjects;
  if (!ours) throw new Error(`Nobody answers ${query.name}`);
  const expected = await ask(ours, query, places, items);
  for (const other of others) {
    const found = await ask(other, query, places, items);
    for (const [index, { data }] of expected.entries()) {
      const difference = firstDifference(plain(data), plain(found[index]?.data));
      if (difference) {
        throw new Error(
          `${query.name}, ${items} items, place ${index}: ${other.name} answers otherwise: ${difference}`,
        );
      }
    }
  }
  return expected.at(-1)?.counts ?? {};
}

async function ask(subject: Subject, query: BenchQuery, places: readonly unknown[], items: number) {
  const requests = await subject.requests(query, places, items);
  const answers: { data: unknown; counts: Counts }[] = [];
  for (const request of requests) {
    const { data, counts } = await askOnce(subject, query, request);
    answers.push({ data: subject.toOurs(query, data), counts });
  }
  return answers;
}

async function askOnce(subject: Subject, query: BenchQuery, { path, headers, body }: LoadRequest) {
  const response = await fetch(`${subject.origin(query)}${path}`, {
    method: 'POST',
    headers: { ...headers, 'polis-debug': 'counts' },
    body,
  });
  const text = await response.text();
  const parsed = answerSchema.safeParse(response.ok ? parseJson(text) : undefined);
  if (!parsed.success) {
    throw new NoAnswer(subject.name, `${response.status} ${text.slice(0, 300)}`);
  }
  const { data, extensions } = parsed.data;
  const statements = response.headers.get('polis-statements');
  const ofSubgraph = statements === null ? {} : { statements: Number(statements) };
  return { data, counts: extensions?.counts ?? ofSubgraph };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
