import { type ErasurePlan, feedHistory, forgottenOutcomes } from '#shared/erasure/fate.ts';

/** What community holds of an erasure that employment owns. */
export type ErasureStub = { id: string };

const ofRecord = 'person_record_id = :record';
const ofResponses = `select id from survey_response where ${ofRecord}`;
const tookPart = "state in ('ATTENDED', 'CONFIRMED')";

/**
 * Everything community keeps about a record, in the order in which it goes. Somebody who came becomes one
 * person of whom nothing is known, since what an activity cost was paid for a number of people.
 */
export const erasurePlan: ErasurePlan = [
  {
    table: 'undertaking_correction',
    of: `undertaking_id = any(:own) and undertaking_type in ('Participation', 'SurveyResponse')`,
    fate: 'DELETE',
  },
  { table: 'participation_import_result', of: 'entity_id = any(:names)', fate: 'DELETE' },
  {
    table: 'participation',
    of: `${ofRecord} and not (${tookPart})`,
    fate: 'DELETE',
    entity: 'Participation',
    tells: ['organisation_id'],
  },
  {
    table: 'participation',
    of: `${ofRecord} and ${tookPart}`,
    fate: 'KEEP_PSEUDONYMOUS',
    why: 'PROGRAMME_EVIDENCE',
    entity: 'Participation',
    tells: ['organisation_id'],
    blank: {
      person_record_id: 'null',
      person_id: 'null',
      record_organisation_id: 'null',
      record_access_point_id: 'null',
      head_count_female: '0',
      head_count_male: '0',
      head_count_unknown: '1',
      external_ref: 'null',
      version: 'version + 1',
    },
    says: 'Anonymous: a head-count of one, of whom nothing is known.',
  },
  {
    table: 'participation',
    of: 'awaited_record_id = :record',
    fate: 'KEEP_PSEUDONYMOUS',
    why: 'PROGRAMME_EVIDENCE',
    entity: 'Participation',
    tells: ['organisation_id'],
    blank: {
      awaited_record_id: 'null',
      pending: 'false',
      external_ref: 'null',
      version: 'version + 1',
    },
    says: 'Anonymous: the head-count of one that was to become the person.',
  },
  { table: 'survey_answer', of: `survey_response_id in (${ofResponses})`, fate: 'DELETE' },
  {
    table: 'undertaking_step',
    of: `undertaking_type = 'SurveyResponse' and undertaking_id = any(:own)`,
    fate: 'KEEP_PSEUDONYMOUS',
    why: 'FACT_OF_ERASURE',
  },
  {
    table: 'survey_response',
    of: ofRecord,
    fate: 'DESTROY_KEY',
    why: 'FACT_OF_ERASURE',
    entity: 'SurveyResponse',
    tells: ['organisation_id'],
    blank: {
      state: "'REJECTED'",
      rejection_reason: "'WITHDRAWN'",
      activity_type: 'null',
      activity_uuid: 'null',
      person_record_id: 'null',
      person_id: 'null',
      positive: 'null',
      data_key: 'null',
      fingerprint: 'null',
      external_ref: 'null',
      version: 'version + 1',
    },
    says: 'That there was a response, withdrawn; without answers, activity or person.',
  },
  { table: 'followed_consent', of: ofRecord, fate: 'DELETE' },
  { table: 'followed_person_record', of: ofRecord, fate: 'DELETE' },
  forgottenOutcomes,
  feedHistory,
];
