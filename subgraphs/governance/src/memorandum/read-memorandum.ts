import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { memorandumKind } from './memorandum.repository.ts';
import type { Memorandum } from './memorandum.ts';

/** The memorandum of what hangs on it: whoever sees that sees it too. */
export async function readMemorandum(context: Context, id: string): Promise<Memorandum> {
  const memorandum = await readOne(context, memorandumKind.list, id);
  if (!memorandum) throw new Error(`Nothing is known of ${id}`);
  return memorandum;
}
