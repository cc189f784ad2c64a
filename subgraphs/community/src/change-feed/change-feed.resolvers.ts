import { readChanges } from '#shared/change-feed/read-changes.ts';
import type { Resolvers } from '../generated/resolvers.ts';

export const changeFeedResolvers: Resolvers = {
  Query: {
    communityChanges: (_, asked, context) => readChanges(context, 'communityChanges', asked),
  },
};
