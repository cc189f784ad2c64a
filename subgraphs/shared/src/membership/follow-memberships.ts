import { z } from 'zod';
import { defineFollower } from '../change-feed/follower.ts';
import {
  removeMemberships,
  removeMembershipsBefore,
  upsertMemberships,
} from './followed-membership.repository.ts';

const membership = z.object({
  id: z.string(),
  organisation: z.object({ id: z.string() }),
  state: z.string(),
  stateSince: z.iso.date(),
});

/** Keeps who takes part in the programme, so that nothing is entered for a partner that has left. */
export const membershipFollower = defineFollower({
  name: 'governance.Membership',
  feed: 'governanceChanges',
  entityType: 'Membership',
  list: 'memberships',
  selection: 'id organisation { id } state stateSince',
  parse: (node) => membership.parse(node),
  async put(tx, items, at) {
    const memberships = items.map(({ id, organisation, state, stateSince }) => ({
      membershipId: id,
      organisationId: organisation.id,
      state,
      stateSince,
    }));
    await upsertMemberships(tx, memberships, at);
  },
  drop: removeMemberships,
  dropNotSeenSince: removeMembershipsBefore,
});
