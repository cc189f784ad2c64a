import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineFollower } from '#shared/change-feed/follower.ts';
import {
  type KeptStanding,
  removeStandings,
  removeStandingsBefore,
  upsertStandings,
} from './operator-standing.repository.ts';

const operator = z.object({
  id: z.string(),
  account: z.string().nullable(),
  state: z.enum(['INVITED', 'ACTIVE', 'SUSPENDED', 'LEFT']),
  role: z.string(),
  accessPoint: z.object({ id: z.string() }).nullable(),
});

/** As an account is kept here: nobody's name can be read from it. */
export function hashAccount(account: string): string {
  return createHash('sha256').update(account).digest('base64url');
}

/** Keeps what employers say of their operators, so that a token is worth no more than that. */
export const operatorFollower = defineFollower({
  name: 'governance.Operator',
  feed: 'governanceChanges',
  entityType: 'Operator',
  list: 'operators',
  selection: 'id account state role accessPoint { id }',
  parse: (node) => operator.parse(node),
  async put(tx, items, at) {
    const known = items.flatMap(({ id, account, accessPoint, ...said }): KeptStanding[] => {
      const standing = { ...said, operatorId: id, accessPointId: accessPoint?.id ?? null };
      return account === null ? [] : [{ ...standing, account: hashAccount(account) }];
    });
    const unknown = items.filter(({ account }) => account === null);
    await upsertStandings(tx, known, at);
    await removeStandings(
      tx,
      unknown.map(({ id }) => id),
    );
  },
  drop: removeStandings,
  dropNotSeenSince: removeStandingsBefore,
});
