import { feedTables } from './feed-tables.ts';
import { nobody, type TableRules, table } from './table-rule.ts';

const { followed_feed, idempotency_key } = feedTables;

/** What the gateway knows of its clients: for itself, and of nobody's people. */
export const gatewayTables = {
  followed_feed,
  idempotency_key,
  // Who may still work, as their employers say.
  operator_standing: table('restricted', { read: nobody }),
} satisfies TableRules;
