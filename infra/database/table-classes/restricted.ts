import {
  all,
  any,
  type Condition,
  ofSubject,
  own,
  ownAt,
  platform,
  steward,
  type TableRules,
  table,
  through,
  writtenOnce,
} from './table-rule.ts';

const holder = through(
  'person_record',
  '@.id = $.person_record_id',
  ownAt('owner_organisation_id'),
);

/** Operators who are named, of the organisation of the case. */
const named: Condition = (row, { organisation, subject }) =>
  `${row}.organisation_id = ${organisation} and ${row}.operators @> array[${subject}]`;
const glass = (condition: string) =>
  through(
    'break_glass_grant',
    `@.person_record_id = $.person_record_id and @.ends_at > now() and ${condition}`,
    ofSubject('organisation_id', 'operator'),
  );
const lookingInto = any(named, all(own(), glass('true')));
const changing = any(named, all(own(), glass("@.reason = 'HANDOVER_OF_DUTY'")));
const ofVulnerable = (read: Condition) => through('vulnerability_case', '@.id = $.case_id', read);
const restricted = writtenOnce('restricted', {
  read: ofVulnerable(lookingInto),
  add: ofVulnerable(changing),
});
const ownWords: Condition = (row, { subject }) => `${row}.operator = ${subject}`;
const brokeGlass = ofSubject('organisation_id', 'operator');

/** What named operators see, and how others came to see it for a time. */
export const restrictedTables = {
  break_glass_access: writtenOnce('audit', {
    read: any(
      steward,
      brokeGlass,
      all(own(), through('vulnerability_case', '@.person_record_id = $.person_record_id', named)),
    ),
    add: all(brokeGlass, holder),
  }),
  break_glass_grant: writtenOnce('restricted', { read: brokeGlass, add: brokeGlass }),
  vulnerability_case: table('restricted', {
    read: lookingInto,
    write: changing,
    add: all(named, holder),
  }),
  vulnerability_step: restricted,
  vulnerability_correction: restricted,
  vulnerability_note: { ...restricted, add: any(platform, all(restricted.add, ownWords)) },
  protective_measure: restricted,
  // Who was named is dismissed, in the row that names them.
  vulnerability_operator: table('restricted', {
    read: restricted.read,
    write: ofVulnerable(changing),
  }),
} satisfies TableRules;
