import type { Holder } from './domain.ts';

/** Of every domain: its feed, what it was asked before, the steps of what is undertaken. */
const feed = 'subgraphs/shared/src/change-feed/outbox.table.ts';
const keys = 'subgraphs/shared/src/database/idempotency-key.table.ts';
const steps = 'subgraphs/shared/src/undertaking/undertaking-step.table.ts';
/** Of who saw whose data. */
const audit = 'subgraphs/shared/src/audit/audit-entry.table.ts';
/** Of who follows the feeds of others. */
const followed = 'subgraphs/shared/src/change-feed/followed-feed.table.ts';
/** Of memberships governance has its own. */
const memberships = 'subgraphs/shared/src/membership/followed-membership.table.ts';

/** Where the tables of a holder are declared, by patterns from the project's folder. */
export function tableFilesOf(holder: Holder): string[] {
  switch (holder) {
    case 'gateway':
      return ['gateway/src/**/*.table.ts', keys, followed];
    case 'governance':
      return ['subgraphs/governance/src/**/*.table.ts', audit, feed, followed, keys, steps];
    default:
      return [
        `subgraphs/${holder}/src/**/*.table.ts`,
        audit,
        feed,
        followed,
        keys,
        steps,
        memberships,
      ];
  }
}
