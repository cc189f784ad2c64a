import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSampleIdentity } from '#shared/identity/sample-identities.ts';
import { openProgramme } from './programme.ts';
import {
  type Names,
  readTask,
  rewriteTask,
  type TaskStep,
  withNames,
  withValues,
} from './task-document.ts';
import type { WholeGraph } from './whole-graph.ts';

const folder = fileURLToPath(new URL('../docs/tasks/', import.meta.url));
const documents = readdirSync(folder).filter((file) => /^\d{2}-.*\.md$/.test(file));

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openProgramme();
}, 300_000);
afterAll(() => graph.close());

/** Asks a step as its user and answers in the terms of the document. */
async function ask(step: TaskStep, names: Names) {
  const { identity, headers, query, variables, answer: written } = step;
  if (identity !== undefined && !isSampleIdentity(identity))
    throw new Error(`There is no sample identity ${identity}`);
  // Variables are an object in every document; anything else the gateway refuses.
  const given = withValues(variables, names) as Record<string, unknown>;
  const { data, errors, counts } = await graph.query(query, given, identity, headers);
  const answer = { ...(data && { data }), ...(errors.length > 0 && { errors }) };
  const { fetches, statements } = counts;
  return { answer: withNames(answer, written, names), fetches, statements };
}

type Found = Awaited<ReturnType<typeof ask>>;

/**
 * A feed gives a change out once every older transaction of the server has ended, also those of
 * tests beside this one: a read is repeated for a while until it agrees.
 */
async function askUntilAsWritten(step: TaskStep, names: Names): Promise<Found> {
  const { answer, fetches, statements, query } = step;
  const givenUpAt = Date.now() + (query.startsWith('mutation') ? 0 : 120_000);
  for (;;) {
    const tried: Names = new Map(names);
    const found = await ask(step, tried);
    const agrees = isEqual(found, { answer, fetches, statements });
    if (agrees || Date.now() > givenUpAt) {
      for (const [name, value] of tried) names.set(name, value);
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isEqual(found: Found, written: Found): boolean {
  return JSON.stringify(found) === JSON.stringify(written);
}

/** `UPDATE_TASKS=1 npm test -- tests/tasks` writes what the graph answers into the documents. */
const update = process.env['UPDATE_TASKS'] === '1';

describe('the task documents', () => {
  it.each(documents)('%s is answered as written', async (document) => {
    const file = join(folder, document);
    const names: Names = new Map();
    const results: { found: Found; written: Found }[] = [];
    for (const step of readTask(file)) {
      const { answer, fetches, statements } = step;
      const found = await (update ? ask : askUntilAsWritten)(step, names);
      results.push({ found, written: { answer, fetches, statements } });
      // What follows may build on it.
      if (!update) expect(found).toEqual({ answer, fetches, statements });
    }
    if (update)
      rewriteTask(
        file,
        results.map(({ found }) => found),
      );
  });
});

const exampleForm =
  /(?:-d '(?<body>\{.*\})'|^ask (?<identity>[\w-]+) '(?<query>.*)')\n```\n(?:\n.*:\n\n)?```json\n(?<answer>[\s\S]*?)\n```$/gm;

describe('the first queries of the readme', () => {
  it.each(['README.md', 'README.it.md'])('%s shows what they answer', async (name) => {
    const file = new URL(`../${name}`, import.meta.url);
    const examples = [...readFileSync(file, 'utf8').matchAll(exampleForm)];
    expect(examples).toHaveLength(5);
    for (const { groups = {} } of examples) {
      const { body, identity, query = '', answer = '' } = groups;
      const asked: string = body ? JSON.parse(body).query : query;
      if (identity !== undefined && !isSampleIdentity(identity)) throw new Error(identity);
      const { data, errors } = await graph.query(asked, {}, identity);
      expect(errors).toEqual([]);
      expect({ data }).toEqual(JSON.parse(answer));
    }
  });
});
