import type { PerDomain } from '../../infra/database/domain.ts';
import { duplicates } from '../duplicates.ts';
import { looked } from '../looked.ts';

// Rows of every partner in the tables that only work fills: shares, duplicates of two holders, runs of imports,
// keys that were sent, broken glass that is still open.

const idOf = (text: string) => `overlay(md5(${text}) placing '4' from 13)::uuid`;
const numbered = `(select *, row_number() over (order by id) as n from person_record) r`;
const others = `(select owner_organisation_id as other, row_number() over (order by owner_organisation_id) as o
  from (select distinct owner_organisation_id from person_record) holders) h`;

/** What followers learn, of all who hold something here. */
const memberships = (
  holders: string,
) => `insert into followed_membership (membership_id, organisation_id, state, state_since, followed_at)
  select gen_random_uuid(), organisation_id, 'ACTIVE', date '2025-03-01', now() from (${holders}) holders`;

const keys = (owners: string) => `
  insert into idempotency_key (id, subject, organisation_id, key, field, ordinal, fingerprint, made_at)
  select ${idOf("subject || coalesce(organisation::text, '')")}, subject, organisation, 'a key', 'a field', 1, 'of a test', now()
  from (${owners}) owners(subject, organisation)`;
/** The same name of two organisations, and of none. */
const namesakes = (organisations: string) => `
  select subject, organisation from (select organisation_id as organisation from ${organisations}
    union select null) o
  cross join (values ('case-worker-padova'), ('system-veneto-lavoro'), ('coordinator'), ('data-steward')) s(subject)`;

/** What was corrected in everything that somebody runs, and what the feed tells its organisation alone. */
const ofUndertakings = [
  `insert into undertaking_correction (undertaking_id, undertaking_type, number, field, organisation_id, before, after, reason, recorded_at)
    select distinct on (undertaking_id) undertaking_id, undertaking_type, 99, 'of a test', organisation_id, '1', '2', 'TYPING_ERROR', now()
    from undertaking_step`,
  `insert into outbox (entity_type, entity_id, version, kind, organisation_id)
    select distinct on (undertaking_id) undertaking_type, undertaking_id, 1, 'UPDATED', organisation_id from undertaking_step`,
];

const runs = (run: string, result: string, kind: string, places: string) => [
  `insert into ${run} (id, kind, organisation_id, access_point_id, total, created, updated, unchanged, refused, started_at)
    select ${idOf("organisation_id::text || coalesce(access_point_id::text, '')")}, '${kind}', organisation_id, access_point_id, 1, 1, 0, 0, 0, now()
    from (${places}) places`,
  `insert into ${result} (run_id, position, line, external_ref, outcome, refusals, columns)
    select id, 1, 1, 'of a partner', 'CREATED', '{}', '{}' from ${run}`,
];

/** What another domain has done for erasures, of all who hold something there. */
const receipts = (domain: string, holders: string) => `
  insert into erasure_receipt (erasure_id, domain, organisation_id, record_hash, erased_at, erased, remains)
  select gen_random_uuid(), '${domain}', organisation_id, md5(organisation_id::text), now(), '[]', '[]'
  from (${holders}) holders`;

export const lacking: PerDomain<string[]> = {
  governance: [
    receipts('GOVERNANCE', 'select organisation_id from membership'),
    looked('Operator', 'givenName', 'select id, organisation_id from operator'),
    keys(namesakes('membership')),
    ...ofUndertakings,
    `insert into followed_feed (name, cursor, followed_at) values ('of a test', '0', now())`,
    `insert into memorandum_amendment (memorandum_id, number, amended_on, act_reference, text, document_hash)
      select id, 99, current_date, 'of a test', 'of a test', repeat('0', 64) from memorandum`,
    `insert into memorandum_renewal (memorandum_id, number, renewed_on, extended_from, effective_to, act_reference)
      select id, 99, current_date, current_date, current_date + 100, 'of a test' from memorandum`,
  ],
  employment: [
    `insert into erasure (id, person_record_id, person_id, organisation_id, ground, state, requested_at, version)
      select ${idOf("r.id || 'erasure'")}, r.id, r.person_id, r.owner_organisation_id, 'SUBJECT_REQUEST', 'REQUESTED', now(), 1
      from ${numbered} where n % 5 = 0`,
    `insert into legal_hold (id, person_record_id, organisation_id, reason, placed_on, version)
      select ${idOf("r.id || 'hold'")}, r.id, r.owner_organisation_id, 'COURT', current_date, 1
      from ${numbered} where n % 5 = 0`,
    `insert into erasure_step (erasure_id, number, state, at) select id, 1, 'REQUESTED', now() from erasure`,
    `insert into erasure_receipt (erasure_id, domain, organisation_id, record_hash, erased_at, erased, remains)
      select id, 'COMMUNITY', organisation_id, md5(id::text), now(), '[]', '[]' from erasure`,
    looked('PersonRecord', 'givenName', 'select id, owner_organisation_id from person_record'),
    ...duplicates,
    ...ofUndertakings,
    // Some of what is offered is still a draft.
    `update course set state = 'DRAFT' where id in (select id from course order by md5(id::text) limit 5)`,
    `update course_edition set state = 'DRAFT' where id in (select id from course_edition order by md5(id::text) limit 20)`,
    memberships('select distinct owner_organisation_id as organisation_id from person_record'),
    `insert into followed_place (place_id, key, usable_as, cadastral_codes, valid_from, followed_at)
      values ('place of a test', 'COMUNE:028060', '{}', '{}', date '1900-01-01', now())`,
    keys(namesakes('followed_membership')),
    `insert into case_share (source_id, case_type, person_record_id, owner_organisation_id, organisation_id,
        access_point_id, until)
      select ${idOf('r.id || kind || other')}, kind, r.id, r.owner_organisation_id, other,
        case when n % 3 = 0 then (select max(id::text)::uuid from access_point a where a.operating_organisation_id = other) end,
        case n % 5 when 0 then current_date - 10 when 1 then current_date + 100 end
      from ${numbered} join ${others} on other <> owner_organisation_id and (n + o) % 4 = 0
      cross join unnest(array['Intake', 'IndividualPlan', 'SkillsAssessment', 'CourseEnrolment', 'Appointment',
        'HousingCase', 'Internship', 'ServiceEvent']) kind
      where (n + length(kind)) % 7 = 0`,
    // Two holders who have met the same person, as after an agreement of both.
    `update duplicate_case d set second_record_id = other.id, second_holder_id = other.owner_organisation_id
      from (select distinct on (owner_organisation_id) * from person_record
        order by owner_organisation_id, id desc) other
      where other.owner_organisation_id <> d.first_holder_id and other.id > d.first_record_id
        and not exists (select from duplicate_case t where t.second_record_id = other.id)`,
    `insert into person_facts (facts_id, person_record_id, valid_from, recorded_at, birth_date_precision, sex, citizenship_codes)
      select ${idOf("id || 'facts'")}, id, date '2025-01-01', now(), 'NONE', sex, citizenship_codes from person_record`,
    ...runs(
      'import_run',
      'import_result',
      'PEOPLE',
      `select owner_organisation_id as organisation_id, access_point_id
        from person_record union select owner_organisation_id, null from person_record`,
    ),
    `insert into match_question (id, asked_by, organisation_id, asked_at)
      select ${idOf("organisation_id || 'asked'")}, 'case-worker-padova', organisation_id, now() from followed_membership`,
    `insert into match_word (skeleton, share) values ('abc', 0.1)`,
    `insert into break_glass_access (id, organisation_id, operator, person_record_id, reason, ends_at, words, opened_at)
      select ${idOf("id || g.operator || 'glass'")}, organisation_id, g.operator, person_record_id, g.reason, now() + interval '1 hour', '\\x00', now()
      from vulnerability_case cross join (values ('colleague-padova', 'NOBODY_REACHABLE'),
        ('colleague-treviso', 'HANDOVER_OF_DUTY')) g(operator, reason)`,
    `insert into break_glass_grant select id, organisation_id, operator, person_record_id, reason, ends_at
      from break_glass_access where ends_at > now()`,
  ],
  community: [
    receipts('COMMUNITY', 'select distinct organisation_id from participation'),
    `insert into followed_consent (consent_id, person_record_id, purpose, given_on, followed_at)
      select ${idOf("person_record_id || 'consent'")}, person_record_id, 'IMAGES', current_date, now()
      from (select distinct person_record_id from participation where person_record_id is not null) taking`,
    looked(
      'PersonRecord',
      'givenName',
      'select person_record_id, organisation_id from followed_person_record',
    ),
    memberships('select distinct organisation_id from participation'),
    ...ofUndertakings,
    `insert into undertaking_correction (undertaking_id, undertaking_type, number, field, organisation_id, before, after, reason, recorded_at)
      select id, 'Participation', 99, 'of a test', organisation_id, '1', '2', 'TYPING_ERROR', now() from participation limit 200`,
    `insert into campaign_reach (information_campaign_id, language_code, channel, measure, starts_on, ends_on, count)
      select id, language_codes[1], channels[1], (select max(measure) from campaign_reach), date '2020-01-01', date '2020-01-02', 1 from information_campaign`,
    keys(namesakes('followed_membership')),
    ...runs(
      'participation_import',
      'participation_import_result',
      'PARTICIPATIONS',
      `select distinct record_organisation_id as organisation_id,
        record_access_point_id as access_point_id from participation where record_organisation_id is not null
        union select distinct organisation_id, null::uuid from participation`,
    ),
  ],
};
