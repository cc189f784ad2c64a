import { readChanges } from '#shared/change-feed/read-changes.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const changeFeedResolvers: Resolvers = {
  Query: {
    governanceChanges: (_, asked, context) => readChanges(context, 'governanceChanges', asked),
  },
};
