import { feedTables } from './feed-tables.ts';
import {
  any,
  nobody,
  own,
  regione,
  steward,
  type TableRules,
  table,
  writtenOnce,
} from './table-rule.ts';

const { followed_feed, idempotency_key } = feedTables;

const known = any(own(), regione, steward);
const client = table('partner', { read: known, write: any(own(), regione) });

/** What the gateway knows of its clients: of their organisation and for itself, and of nobody's people. */
export const gatewayTables = {
  followed_feed,
  idempotency_key,
  // Who may still work, as their employers say.
  operator_standing: table('restricted', { read: nobody }),
  client,
  client_key: client,
  client_step: writtenOnce('audit', { read: known, add: any(own(), regione) }),
  // What a system of theirs may ask.
  trusted_document: writtenOnce('partner', { read: own(), add: own() }),
  rate_allowance: table('restricted', { read: nobody }),
  // Of the configuration.
  test_organisation: table('partner', { read: any(own(), regione) }),
  // Tokens and proofs that were used: each is taken once.
  spent_id: table('restricted', { read: nobody }),
} satisfies TableRules;
