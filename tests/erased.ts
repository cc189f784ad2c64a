/** Statements of a test's own: every record is to be erased, and held. `id` is of the erasure, in SQL. */
export const toErase = (id: string): string[] => [
  `insert into erasure (id, person_record_id, person_id, organisation_id, ground, state, requested_at,
      decided_at, version)
    select ${id}, id, person_id, owner_organisation_id,
      'RETENTION_ENDED', 'RUNNING', now(), now(), 1 from person_record`,
  `insert into erasure_step (erasure_id, number, state, at) select id, 1, 'REQUESTED', now() from erasure`,
  `insert into legal_hold (id, person_record_id, organisation_id, reason, placed_on, version)
    select gen_random_uuid(), id, owner_organisation_id, 'COURT', '2026-01-01', 1 from person_record`,
];
