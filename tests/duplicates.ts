/** A UUID of version 4 that follows from a text. */
const idOf = (text: string) =>
  `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * Nobody of the sample is there twice, enrolled twice at a time, met by two at once or taken on by
 * another partner: what employment then has. With ids that are the same each time, since plans are
 * read of them.
 */
export const duplicates = [
  `insert into duplicate_case (id, first_record_id, second_record_id, first_holder_id,
        second_holder_id, state, merged, round, score, evidence, rule_version, opened_at, version)
      select ${idOf("id || 'case'")}, id, next, owner_organisation_id, owner_organisation_id, 'OPEN', false,
        1, 0.5, '[{"kind": "NAME", "weight": 9}]', 'of a test', now(), 1
      from (select *, lead(id) over (partition by access_point_id order by id) as next
        from person_record) record where next is not null`,
  `insert into duplicate_decision (duplicate_case_id, round, decided_by, organisation_id, is_steward,
        verdict, decided_at)
      select id, 1, 'a test', first_holder_id, false, 'SAME', now() from duplicate_case`,
  `insert into person_move (id, duplicate_case_id, person_record_id, from_person_id, to_person_id,
        moved_at)
      select ${idOf("duplicate_case.id || 'move'")}, duplicate_case.id, record.id, record.person_id, record.person_id, now()
      from duplicate_case join person_record record on record.id = first_record_id`,
  `insert into enrolment select ${idOf("id || 'overlap'")}, person_record_id, person_id, access_point_id,
        organisation_id, work_package, 'COMPLETED', enrolled_on, enrolled_on + 10, age_bracket, 1
      from enrolment where exited_on is null`,
  `insert into appointment (id, person_record_id, organisation_id, access_point_id, opened_on, state,
        state_since, version, starts_at, minutes, operator, purpose, mode)
      select ${idOf("id || 'clash'")}, person_record_id, organisation_id, access_point_id, opened_on, 'BOOKED',
        state_since, 1, starts_at, minutes, operator, purpose, mode
      from appointment where state = 'BOOKED'`,
  `update referral set receiver_record_id = (select id from person_record
      where owner_organisation_id = receiver_id order by id limit 1)`,
];
