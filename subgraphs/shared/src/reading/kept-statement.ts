import type { Statement } from '../database/statement.ts';

const kept = new WeakMap<object, Map<string, unknown>>();

/** A caller can combine more orders and filters than are worth keeping. */
const most = 300;

/**
 * The statement of a list under a name that says all that makes it another: written when it is first
 * asked for, and kept.
 */
export function keptStatement<Row>(
  list: object,
  name: string,
  write: () => Statement<Row>,
): Statement<Row> {
  const statements = kept.get(list) ?? new Map<string, unknown>();
  kept.set(list, statements);
  const known = statements.get(name);
  // A name stands for one statement, hence for one type of row.
  if (known) return known as Statement<Row>;
  const written = write();
  if (statements.size < most) statements.set(name, written);
  return written;
}
