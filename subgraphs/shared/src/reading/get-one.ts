import type { Context } from '../context.ts';
import { readOne } from './read-list.ts';
import type { AnyList } from './select.ts';

/** What something refers to that is never deleted, and seen by whoever sees what refers to it. */
export async function getOne<Node extends { id: string }>(
  context: Context,
  list: AnyList<Node>,
  id: string,
): Promise<Node> {
  const found = await readOne(context, list, id);
  if (!found) throw new Error(`Nothing is known of ${id}`);
  return found;
}
