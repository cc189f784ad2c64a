import type { PgTable } from 'drizzle-orm/pg-core';
import type { Context } from '#shared/context.ts';
import type { List } from '#shared/reading/list.ts';
import { readOne } from '#shared/reading/read-list.ts';

/** What something refers to that is never deleted, and seen by whoever sees what refers to it. */
export async function getOne<T extends PgTable, Node extends { id: string }, F, O extends string>(
  context: Context,
  list: List<T, Node, F, O>,
  id: string,
): Promise<Node> {
  const found = await readOne(context, list, id);
  if (!found) throw new Error(`Nothing is known of ${id}`);
  return found;
}
