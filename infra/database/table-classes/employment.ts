import { auditTables } from './audit-tables.ts';
import { feedTables, importTables, stepsOf } from './feed-tables.ts';
import { restrictedTables } from './restricted.ts';
import {
  all,
  any,
  type Condition,
  everybody,
  nobody,
  own,
  ownAt,
  partners,
  steward,
  type TableRule,
  type TableRules,
  table,
  through,
  when,
  writtenOnce,
} from './table-rule.ts';

const facts = table('public', { read: everybody });

const record = any(steward, ownAt('owner_organisation_id'));
const ofRecord = (read: Condition, column = 'person_record_id') =>
  through('person_record', `@.id = $.${column}`, read);
const withRecord = ofRecord(record);
/** Who holds the record and may read it. */
const holder = ofRecord(ownAt('owner_organisation_id'));
/** Seen with the record, written by who holds it. */
const ofPerson = table('person', { read: withRecord, write: holder });

/** What a case is shared for: until a day, and where it is to an access point, there. */
const open = "(@.until is null or @.until > (now() at time zone 'Europe/Rome')::date)";
const shared = (kind: string): Condition =>
  through(
    'case_share',
    `@.person_record_id = $.person_record_id and @.case_type = ${kind} and ${open}`,
    (share, { organisation, accessPoint }) =>
      `${share}.organisation_id = ${organisation} and (${accessPoint} is null
        or ${share}.access_point_id is null or ${share}.access_point_id = ${accessPoint})`,
  );
const ownCase = any(steward, ownAt());
const readCase = (kind: string) => any(ownCase, shared(`'${kind}'`));
const caseOf = (kind: string, ...more: Condition[]): TableRule =>
  table('case', { read: any(readCase(kind), ...more), write: ownAt() });
/** Of the CPI alone, whatever anybody shares. */
const caseOfItsOwn = table('case', { read: ownCase, write: ownAt() });

const received = ownAt('receiver_id', 'receiver_access_point_id');
const receiver: Condition = (row, asker) =>
  `${received(row, asker)} or (${row}.receiver_id = ${asker.organisation} and ${row}.receiver_access_point_id is null)`;
const ofReceiver = all(
  when("$.case_type = 'Referral'"),
  through('referral', '@.id = $.case_id', receiver),
);
const ownStep = any(withRecord, shared('$.case_type'));

const plan = readCase('IndividualPlan');
const ofPlan = (read: Condition) => through('individual_plan', '@.id = $.individual_plan_id', read);
const partOfPlan = table('case', { read: ofPlan(plan), write: ofPlan(ownAt()) });
const writtenOfPlan = writtenOnce('case', { read: ofPlan(plan), add: ofPlan(ownAt()) });

const provider = own('provider_id');
const enrolled = any(readCase('CourseEnrolment'), provider);
const ofEnrolled = (read: Condition) =>
  through('course_enrolment', '@.id = $.course_enrolment_id', read);
const taught = writtenOnce('case', { read: ofEnrolled(enrolled), add: ofEnrolled(provider) });
const offered = any(when("$.state <> 'DRAFT'"), steward, own());
const offer = (...kept: string[]) => table('public', { read: offered, write: own(), kept });
const forPartners = (...kept: string[]) =>
  table('partner', { read: any(steward, partners), write: own(), kept });
const ofOffer = (name: string) => any(own(), through(name, '@.id = $.undertaking_id', offered));
const steps = writtenOnce('audit', {
  read: all(
    any(steward, partners),
    stepsOf({
      Course: ofOffer('course'),
      CourseEdition: ofOffer('course_edition'),
      Vacancy: everybody,
      EducationalPovertyAction: everybody,
      ComplementaryAction: everybody,
    }),
  ),
  add: own(),
});

const ownDocument = through('case_document', '@.id = $.document_id', all(own(), holder));

export const employmentTables = {
  ...feedTables,
  ...auditTables(through('person_record', '@.id = $.subject', ownAt('owner_organisation_id'))),
  ...importTables('import_run', 'import_result'),
  ...restrictedTables,
  access_point: facts,
  access_point_territory: facts,
  access_point_expectation: facts,
  autonomy_instrument: facts,
  autonomy_dimension: facts,
  followed_place: facts,
  followed_membership: table('partner', { read: any(steward, own()) }),

  person: table('person', {
    read: any(steward, through('person_record', '@.person_id in ($.id, $.merged_into)', record)),
    add: partners,
  }),
  person_record: table('person', { read: record, write: ownAt('owner_organisation_id') }),
  person_facts: ofPerson,
  person_identifier: ofPerson,
  person_move: writtenOnce('person', { read: withRecord }),
  residence_title: ofPerson,
  residence_title_event: writtenOnce('person', {
    read: through('residence_title', '@.id = $.residence_title_id', withRecord),
    add: through('residence_title', '@.id = $.residence_title_id', withRecord),
  }),
  eligibility_check: ofPerson,
  consent: ofPerson,
  data_subject_request: ofPerson,
  followed_participation: table('person', { read: withRecord }),
  match_block: table('restricted', { read: nobody }),
  match_word: table('restricted', { read: nobody }),
  match_question: table('restricted', { read: nobody }),
  duplicate_case: table('person', {
    read: any(ofRecord(record, 'first_record_id'), ofRecord(record, 'second_record_id')),
  }),
  duplicate_decision: writtenOnce('person', {
    read: through(
      'duplicate_case',
      '@.id = $.duplicate_case_id',
      any(ofRecord(record, 'first_record_id'), ofRecord(record, 'second_record_id')),
    ),
  }),
  // That there is one: whoever may read a record of the same person.
  pact_presence: table('person', {
    read: through('person_record', '@.person_id = $.person_id', record),
    remove: holder,
    add: holder,
  }),

  enrolment: table('case', { read: ownCase, write: ownAt() }),
  enrolment_step: writtenOnce('audit', {
    read: through('enrolment', '@.id = $.enrolment_id', ownCase),
    add: through('enrolment', '@.id = $.enrolment_id', ownAt()),
  }),
  intake: caseOf('Intake'),
  service_event: caseOf('ServiceEvent'),
  appointment: caseOf('Appointment'),
  referral: caseOf('Referral', receiver),
  skills_assessment: caseOf('SkillsAssessment'),
  skills_validation: caseOf('SkillsValidation'),
  recognition_application: caseOf('RecognitionApplication'),
  transition_path: caseOf('TransitionPath'),
  internship: caseOf('Internship'),
  vacancy_match: caseOf('VacancyMatch'),
  job_placement: caseOf('JobPlacement'),
  individual_plan: caseOf('IndividualPlan'),
  housing_case: caseOf('HousingCase'),
  service_pact: caseOfItsOwn,
  active_policy: caseOfItsOwn,
  course_enrolment: caseOf('CourseEnrolment', provider),
  case_step: writtenOnce('audit', { read: any(ownStep, ofReceiver), add: holder }),
  case_correction: writtenOnce('audit', { read: ownStep, add: holder }),
  case_share: table('case', {
    read: any(
      steward,
      own('owner_organisation_id'),
      ownAt(),
      all(own(), when('$.access_point_id is null')),
    ),
    write: own('owner_organisation_id'),
  }),
  case_document: table('case', { read: withRecord, write: all(own(), holder) }),
  case_document_part: table('case', { read: ownDocument, remove: ownDocument, add: ownDocument }),
  plan_goal: partOfPlan,
  plan_action: partOfPlan,
  autonomy_assessment: partOfPlan,
  plan_signature: writtenOfPlan,
  plan_review: writtenOfPlan,
  housing_search: writtenOnce('case', {
    read: through('housing_case', '@.id = $.case_id', readCase('HousingCase')),
    add: through('housing_case', '@.id = $.case_id', ownAt()),
  }),
  enrolled_minor: writtenOnce('person', { read: withRecord, add: holder }),
  course_level: taught,
  attendance: taught,

  course: offer(),
  course_edition: offer('places_taken', 'version'),
  lesson: table('public', {
    read: through('course_edition', '@.id = $.course_edition_id', offered),
    write: own(),
  }),
  vacancy: forPartners('hired_count', 'state', 'state_since', 'version'),
  educational_poverty_action: forPartners(),
  complementary_action: forPartners(),
  undertaking_step: steps,
  undertaking_correction: steps,
  // Of organisations by quarter: no person is in it.
  referral_tally: table('partner', { read: any(steward, partners), kept: ['sent', 'accepted'] }),
} satisfies TableRules;
