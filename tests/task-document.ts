import { readFileSync, writeFileSync } from 'node:fs';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One question of a task: who asks what, and what came back at what cost. */
export type TaskStep = {
  identity: string | undefined;
  headers: Record<string, string>;
  fetches: number;
  statements: number;
  query: string;
  variables: Json;
  answer: Json;
};

/** Values that differ from run to run, by the name a document gives them: `"<head>"`. */
export type Names = Map<string, string>;

/** Ends a list of which a document shows the beginning, since it grows with the days. */
const andSoOn = '…';
const name = /^<[\w-]+>$/;
const stepForm =
  /^Identity: (?<identity>.+)\n(?:Accept-Language: (?<language>.+)\n)?(?:Idempotency-Key: (?<key>.+)\n)?(?<counts>Fetches: (?<fetches>\d+)\nStatements: (?<statements>\d+))\n\n```graphql query\n(?<query>[\s\S]*?)\n```\n(?:\n```json variables\n(?<variables>[\s\S]*?)\n```\n)?\n```json answer\n(?<answer>[\s\S]*?)\n```$/gm;

/** The steps of a task document, in order. */
export function readTask(file: string): TaskStep[] {
  const text = readFileSync(file, 'utf8');
  const steps = [...text.matchAll(stepForm)].map(({ groups = {} }) => ({
    identity: groups['identity'] === 'nobody' ? undefined : groups['identity'],
    headers: {
      ...(groups['language'] && { 'accept-language': groups['language'] }),
      ...(groups['key'] && { 'idempotency-key': groups['key'] }),
    },
    fetches: Number(groups['fetches']),
    statements: Number(groups['statements']),
    query: groups['query'] ?? '',
    variables: JSON.parse(groups['variables'] ?? '{}'),
    answer: JSON.parse(groups['answer'] ?? 'null'),
  }));
  const queries = text.split('```graphql query').length - 1;
  if (steps.length !== queries || queries === 0)
    throw new Error(`${file}: ${queries} queries, of which ${steps.length} can be read`);
  return steps;
}

/** Puts what was found in place of what the document says; the rest of it stays as written. */
export function rewriteTask(
  file: string,
  found: readonly { answer: Json; fetches: number; statements: number }[],
): void {
  let index = 0;
  const text = readFileSync(file, 'utf8').replace(stepForm, (step, ...rest) => {
    const groups: Record<string, string> = rest.at(-1);
    const { answer, fetches, statements } = found[index++] ?? { answer: null };
    return step
      .replace(groups['counts'] ?? '', `Fetches: ${fetches}\nStatements: ${statements}`)
      .replace(`answer\n${groups['answer']}`, () => `answer\n${print(answer)}`);
  });
  writeFileSync(file, text);
}

/** Variables with the values that earlier answers gave to their names. */
export function withValues(variables: Json, names: Names): Json {
  return mapStrings(variables, undefined, (text) => names.get(text) ?? text);
}

/** An answer as the document would write it: values that have a name, or are given one, by it. */
export function withNames(answer: Json, written: Json | undefined, names: Names): Json {
  return mapStrings(answer, written, (text, expected) => {
    if (typeof expected === 'string' && name.test(expected) && !names.has(expected))
      names.set(expected, text);
    return [...names].find(([, value]) => value === text)?.[0] ?? text;
  });
}

function mapStrings(
  value: Json,
  beside: Json | undefined,
  change: (text: string, beside: Json | undefined) => string,
): Json {
  if (typeof value === 'string') return change(value, beside);
  if (typeof value !== 'object' || value === null) return value;
  const at = (key: string | number) =>
    // Arrays answer to their indices like objects to their keys.
    typeof beside === 'object'
      ? (beside as Record<string | number, Json> | null)?.[key]
      : undefined;
  if (Array.isArray(value)) {
    const isLonger = Array.isArray(beside) && beside.at(-1) === andSoOn;
    const shown = isLonger ? value.slice(0, beside.length - 1) : value;
    const items = shown.map((item, index) => mapStrings(item, at(index), change));
    return isLonger ? [...items, andSoOn] : items;
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, mapStrings(item, at(key), change)]));
}

/** JSON for readers: what fits on a line is on one. `before` is what the line begins with. */
function print(value: Json, indent = '', before = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = inline(value);
  if (indent.length + before.length + line.length <= 96) return line;
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => deeper + print(item, deeper))
    : Object.entries(value).map(([key, item]) => {
        const start = `${JSON.stringify(key)}: `;
        return deeper + start + print(item, deeper, start);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

function inline(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const items = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`,
  );
  return items.length > 0 ? `{ ${items.join(', ')} }` : '{}';
}
