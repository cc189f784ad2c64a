import { parseTypeId } from '#shared/type-id.ts';
import { placeIn } from './cursors.ts';

type Json = unknown;

/** An answer without what is a subject's own way of writing it: ids as UUIDs, cursors as places. */
export function plain(value: Json, key?: string): Json {
  if (key === 'endCursor') return plain(placeIn(value));
  if (typeof value === 'string') return parseTypeId(value)?.uuid ?? value;
  if (Array.isArray(value)) return value.map((item) => plain(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, plain(inner, name)]),
  );
}

/** Where two plain answers differ first, in words; undefined when all of both is equal. */
export function firstDifference(expected: Json, found: Json, path = 'data'): string | undefined {
  if (Array.isArray(expected) && Array.isArray(found)) {
    if (expected.length !== found.length) {
      return `${path} has ${found.length} items instead of ${expected.length}`;
    }
    return firstOf(expected.map((item, index) => [`${path}[${index}]`, item, found[index]]));
  }
  if (isObject(expected) && isObject(found)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return firstOf(names.map((name) => [`${path}.${name}`, expected[name], found[name]]));
  }
  if (Object.is(expected, found)) return undefined;
  return `${path} is ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`;
}

function firstOf(pairs: [path: string, expected: Json, found: Json][]): string | undefined {
  for (const [path, expected, found] of pairs) {
    const difference = firstDifference(expected, found, path);
    if (difference) return difference;
  }
  return undefined;
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
