import {
  any,
  type Condition,
  nobody,
  type TableRule,
  type TableRules,
  through,
  writtenOnce,
} from './table-rule.ts';

/** Whoever oversees; the platform too must say that it does. */
const auditing: Condition = (_, { audits }) => (audits ? 'true' : 'false');

/** Written by a function that runs as the owner of the tables, and by nobody who asks. */
const chained = (read: Condition): TableRule => ({
  ...writtenOnce('audit', { read, remove: nobody }),
  read,
  add: nobody,
});

/** Who saw what of whom: whoever holds what a row is about says who looked at it. */
export function auditTables(held: Condition): TableRules {
  return {
    audit_entry: chained(any(auditing, through('audit_subject', '@.position = $.position', held))),
    audit_subject: chained(any(auditing, held)),
    audit_head: chained(auditing),
  };
}
