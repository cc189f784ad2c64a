import type { Context } from '../context.ts';
import type { Statement, Values } from '../database/statement.ts';
import { groupBy } from '../group-by.ts';

/** A row that belongs to a parent. */
export type Part<Value> = { of: string; value: Value };

/**
 * All that belongs to a parent, where that is never much; of all parents asked in one tick in one
 * statement, which takes their `keys`.
 */
export function readAllOf<Value>(
  context: Pick<Context, 'loaders' | 'read'>,
  question: string,
  statement: Statement<Part<Value>>,
  parent: string,
  /** What else the statement takes; the question names it. */
  values: Values = {},
): Promise<Value[]> {
  const loader = context.loaders.of<string, Value[]>(question, async (keys) => {
    const parts = groupBy(await context.read(statement, { ...values, keys }), (part) => part.of);
    return keys.map((key) => (parts.get(key) ?? []).map(({ value }) => value));
  });
  return loader.load(parent);
}
