import { z } from 'zod';
import { defineFollower } from '../change-feed/follower.ts';
import { type EraseHere, eraseHere } from './erase-here.ts';

const reference = z.object({ id: z.string() });

const erasure = z
  .object({
    id: z.string(),
    state: z.string(),
    searchedIds: z.tuple([z.string(), z.string()]),
    organisation: reference,
  })
  .transform(({ searchedIds: [personRecordId, personId], organisation, ...rest }) => ({
    ...rest,
    personRecordId,
    personId,
    organisationId: organisation.id,
  }));

const decided = ['RUNNING', 'DONE', 'PARTLY_DONE'];

/**
 * Carries out what employment has decided, as far as it is this domain's. All that was ever decided comes again
 * with a snapshot, so a domain that was restored erases what its backup brought back.
 */
export function erasureFollower(here: EraseHere) {
  return defineFollower<z.infer<typeof erasure>>({
    name: 'employment.Erasure',
    feed: 'employmentChanges',
    entityType: 'Erasure',
    list: 'erasures',
    filter: `{ state: [${decided}] }`,
    selection: 'id state searchedIds organisation { id }',
    parse: (node) => erasure.parse(node),
    async put(tx, items, at) {
      for (const { id, state, ...erased } of items) {
        if (decided.includes(state)) await eraseHere(tx, here, { ...erased, erasureId: id }, at);
      }
    },
    // What was erased stays so, whatever becomes of the erasure.
    drop: async () => {},
    dropNotSeenSince: async () => {},
  });
}
