import type { TableFate } from '#shared/erasure/fate.ts';

const ofRecord = 'person_record_id = :record';
const ofCase = (table: string) => `case_id in (select id from ${table} where ${ofRecord})`;
const ofPlan = `individual_plan_id in (select id from individual_plan where ${ofRecord})`;
const ofCourse = `course_enrolment_id in (select id from course_enrolment where ${ofRecord})`;

const goes = (table: string, of: string, entity?: string): TableFate => ({
  table,
  of,
  fate: 'DELETE',
  ...(entity && { entity }),
});

/** Evidence: the fact, its days and hours, and nothing that anybody wrote. */
const evidence = (table: string, of: string, rest: Partial<TableFate> = {}): TableFate => ({
  table,
  of,
  fate: 'KEEP_PSEUDONYMOUS',
  why: 'PROGRAMME_EVIDENCE',
  ...rest,
});
const nextVersion = { version: 'version + 1' };
const unnamed = { external_ref: 'null', ...nextVersion };

/** Cases that are evidence of what was paid for; of the others nothing stays. */
const evidenceCases = [
  'ServiceEvent',
  'CourseEnrolment',
  'Internship',
  'JobPlacement',
  'Referral',
] as const;
const isEvidence = `case_type in (${evidenceCases.map((type) => `'${type}'`).join()})`;

/** What becomes of the cases of a record. */
export const planOfCases: readonly TableFate[] = [
  goes('case_document_part', `document_id in (select id from case_document where ${ofRecord})`),
  goes('case_document', ofRecord, 'CaseDocument'),
  goes('vulnerability_note', ofCase('vulnerability_case')),
  goes('protective_measure', ofCase('vulnerability_case')),
  goes('vulnerability_correction', ofCase('vulnerability_case')),
  goes('vulnerability_step', ofCase('vulnerability_case')),
  goes('vulnerability_operator', ofCase('vulnerability_case')),
  goes('vulnerability_case', ofRecord, 'VulnerabilityCase'),
  {
    table: 'break_glass_access',
    of: ofRecord,
    fate: 'DESTROY_KEY',
    why: 'ACCESS_LOG',
    says: 'Who broke the glass, when and by which code; what they wrote is unreadable.',
  },
  { table: 'break_glass_grant', of: ofRecord, fate: 'KEEP_PSEUDONYMOUS', why: 'ACCESS_LOG' },
  goes('case_correction', ofRecord),
  goes('case_share', ofRecord),
  goes('case_step', `${ofRecord} and not ${isEvidence}`),
  evidence('case_step', `${ofRecord} and ${isEvidence}`),
  goes('pact_presence', ofRecord),
  goes('active_policy', ofRecord, 'ActivePolicy'),
  goes('service_pact', ofRecord, 'ServicePact'),
  goes('plan_action', ofPlan),
  goes('plan_goal', ofPlan),
  goes('plan_review', ofPlan),
  goes('plan_signature', ofPlan),
  goes('autonomy_assessment', ofPlan, 'AutonomyAssessment'),
  goes('individual_plan', ofRecord, 'IndividualPlan'),
  goes('housing_search', ofCase('housing_case')),
  goes('housing_case', ofRecord, 'HousingCase'),
  goes('intake', ofRecord, 'Intake'),
  goes('appointment', ofRecord, 'Appointment'),
  goes('skills_validation', ofRecord, 'SkillsValidation'),
  goes('skills_assessment', ofRecord, 'SkillsAssessment'),
  goes('recognition_application', ofRecord, 'RecognitionApplication'),
  goes('transition_path', ofRecord, 'TransitionPath'),
  goes('enrolled_minor', ofRecord),
  evidence('job_placement', ofRecord, {
    entity: 'JobPlacement',
    blank: { vacancy_match_id: 'null', checks: "'[]'", ...unnamed },
  }),
  goes('vacancy_match', ofRecord, 'VacancyMatch'),
  {
    table: 'internship',
    of: ofRecord,
    fate: 'DESTROY_KEY',
    why: 'PROGRAMME_EVIDENCE',
    entity: 'Internship',
    blank: unnamed,
  },
  evidence('service_event', ofRecord, {
    entity: 'ServiceEvent',
    blank: { mediator_language: 'null', ...unnamed },
  }),
  evidence('attendance', ofCourse),
  evidence('course_level', ofCourse),
  evidence('course_enrolment', ofRecord, {
    entity: 'CourseEnrolment',
    tells: ['provider_id'],
    blank: unnamed,
  }),
  {
    table: 'referral',
    of: ofRecord,
    fate: 'DESTROY_KEY',
    why: 'HELD_BY_OTHERS',
    entity: 'Referral',
    tells: ['receiver_id'],
    blank: {
      data_key: 'null',
      shared: 'null',
      shared_facts: "'{}'",
      shared_cases: "'{}'",
      requested_service: "'\\x'",
      ...unnamed,
    },
    says: 'That somebody was referred; what was shared of them is destroyed with its own key.',
  },
  {
    table: 'referral',
    of: 'receiver_record_id = :record',
    fate: 'KEEP_PSEUDONYMOUS',
    why: 'HELD_BY_OTHERS',
    blank: { receiver_record_id: 'null' },
  },
];
