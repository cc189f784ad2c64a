/** Statement of a test's own that somebody looked at each of these: an id, and whose operator it was. */
export function looked(type: string, field: string, subjects: string): string {
  return `select audit_append((select jsonb_agg(jsonb_build_object('kind', 'READ', 'operator', 'of a test', 'role',
    'CASE_WORKER', 'organisationId', organisation, 'purpose', 'SERVICE', 'subjectType', '${type}',
    'subjects', jsonb_build_array(id), 'fields', jsonb_build_array('${type}.${field}'), 'reads', jsonb_build_array(1)))
    from (${subjects}) looked(id, organisation)))`;
}
