import type { Resolvers } from '../generated/resolvers.ts';
import { readCallBoard } from './read-call-board.ts';

export const callBoardResolvers: Resolvers = {
  Call: { board: ({ id }, _, context) => readCallBoard(context, id) },
};
