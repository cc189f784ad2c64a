import {
  any,
  everybody,
  own,
  ownAt,
  steward,
  type TableRules,
  table,
  through,
  writtenOnce,
} from './table-rule.ts';

/** Of whoever answers for the record. */
const answering = through(
  'person_record',
  '@.id = $.person_record_id',
  ownAt('owner_organisation_id'),
);
const theirs = any(steward, through('erasure', '@.id = $.erasure_id', any(steward, answering)));
const ofErasure = writtenOnce('audit', { read: theirs, add: theirs });
const asked = table('person', {
  read: any(steward, answering),
  write: any(steward, answering),
});

/** Where erasures are asked for: written by use cases as the platform, which ask first whose the record is. */
export const erasureTables = {
  erasure: asked,
  legal_hold: asked,
  erasure_step: ofErasure,
  erasure_receipt: ofErasure,
  retention_rule: table('public', { read: everybody }),
} satisfies TableRules;

/** What a domain that carries them out says of it, to the controller of the record. */
export const receiptTables = {
  erasure_receipt: writtenOnce('audit', { read: any(steward, own()) }),
} satisfies TableRules;
