import {
  type ErasurePlan,
  feedHistory,
  forgottenOutcomes,
  type TableFate,
} from '#shared/erasure/fate.ts';
import { planOfCases } from './plan-of-cases.ts';

const ofRecord = 'person_record_id = :record';
const ofPair = '(first_record_id = :record or second_record_id = :record)';
const neverMerged = `${ofPair} and not merged
  and not exists (select from person_move m where m.duplicate_case_id = duplicate_case.id)`;
const ofPairs = (which: string) =>
  `duplicate_case_id in (select id from duplicate_case where ${which})`;

const goes = (table: string, of: string, entity?: string): TableFate => ({
  table,
  of,
  fate: 'DELETE',
  ...(entity && { entity }),
});
const stays = (
  table: string,
  of: string,
  why: NonNullable<TableFate['why']>,
  rest: Partial<TableFate> = {},
): TableFate => ({ table, of, fate: 'KEEP_PSEUDONYMOUS', why, ...rest });
const nextVersion = { version: 'version + 1' };

/** Who somebody is, and whom they may be. */
const planOfIdentity: ErasurePlan = [
  {
    table: 'person_record',
    of: 'id = :record',
    fate: 'DESTROY_KEY',
    why: 'FACT_OF_ERASURE',
    entity: 'PersonRecord',
    blank: {
      data_key: 'null',
      sealed: 'null',
      name_codes: 'null',
      contact_codes: 'null',
      external_ref: 'null',
      birth_date: 'null',
      birth_date_precision: "'YEAR'",
      birth_country_code: 'null',
      birth_comune_code: 'null',
      citizenship_codes: "'{}'",
      residence_code: 'null',
      domicile_code: 'null',
      language: 'null',
      codice_fiscale_absence: 'null',
      state: "'ERASED'",
      ...nextVersion,
    },
    says: 'The empty record, its sex and its partner. Its key is destroyed.',
  },
  goes('person_identifier', ofRecord, 'PersonIdentifier'),
  goes('person_facts', ofRecord),
  goes('match_block', ofRecord),
];

/** What it is measured by, and what shows that it was lawful. */
const planOfEvidence: ErasurePlan = [
  stays('eligibility_check', ofRecord, 'PROGRAMME_EVIDENCE', {
    entity: 'EligibilityCheck',
    blank: { residence_title_id: 'null', facts_id: 'null', ...nextVersion },
  }),
  goes(
    'residence_title_event',
    `residence_title_id in (select id from residence_title where ${ofRecord})`,
  ),
  goes('residence_title', ofRecord, 'ResidenceTitle'),
  stays(
    'enrolment_step',
    `enrolment_id in (select id from enrolment where ${ofRecord})`,
    'PROGRAMME_EVIDENCE',
  ),
  stays('enrolment', ofRecord, 'PROGRAMME_EVIDENCE', {
    entity: 'Enrolment',
    blank: { external_ref: 'null', ...nextVersion },
  }),
  stays('consent', ofRecord, 'PROOF_OF_LAWFULNESS', {
    entity: 'Consent',
    blank: { told_in: 'null', ...nextVersion },
  }),
  stays('data_subject_request', `${ofRecord} and kind <> 'ERASE'`, 'PROOF_OF_LAWFULNESS'),
  stays('data_subject_request', `${ofRecord} and kind = 'ERASE'`, 'FACT_OF_ERASURE'),
  stays('legal_hold', ofRecord, 'PROOF_OF_LAWFULNESS'),
];

/** What is kept beside the records: pairs, copies, answers, and the feed. */
const planOfTraces: ErasurePlan = [
  goes('duplicate_decision', ofPairs(neverMerged)),
  goes('duplicate_case', neverMerged, 'DuplicateCase'),
  stays('duplicate_decision', ofPairs(ofPair), 'HELD_BY_OTHERS'),
  stays('duplicate_case', ofPair, 'HELD_BY_OTHERS', { blank: { score: '0', evidence: "'[]'" } }),
  stays('person_move', ofRecord, 'HELD_BY_OTHERS'),
  goes('followed_participation', ofRecord),
  goes('import_result', 'entity_id = any(:names)'),
  forgottenOutcomes,
  feedHistory,
  stays('person', 'id = :person', 'FACT_OF_ERASURE', {
    says: 'The pseudonym that everybody counts, brought up to what its other records say.',
  }),
  stays(
    'erasure_step',
    `erasure_id in (select id from erasure where ${ofRecord})`,
    'FACT_OF_ERASURE',
  ),
  stays('erasure', ofRecord, 'FACT_OF_ERASURE'),
];

/** Everything employment keeps about a record, in the order in which it goes. The key goes first. */
export const erasurePlan: ErasurePlan = [
  ...planOfIdentity.slice(0, 1),
  ...planOfCases,
  ...planOfEvidence,
  ...planOfIdentity.slice(1),
  ...planOfTraces,
];
