import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { findBoards } from './call-board.repository.ts';
import type { CallBoard } from './call-board.ts';

/** Counts proposals and grants that the caller may not see one by one, and tells no more than their numbers. */
export async function readCallBoard(context: Context, callId: string): Promise<CallBoard | null> {
  const loader = context.loaders.of<string, CallBoard | null>('call boards', async (callIds) => {
    const boards = await readAsPlatform(context, (tx) => findBoards(tx, callIds));
    return callIds.map((id) => boards.get(id) ?? null);
  });
  return loader.load(callId);
}
