const asked = [
  { domain: 'governance', field: 'organisations', label: 'name' },
  { domain: 'employment', field: 'accessPoints', label: 'name' },
  { domain: 'community', field: 'microInterventions', label: 'title' },
];

/**
 * What a GraphQL answer says of each domain: its values, that it has none, or the code it refused
 * with. `state` says the same of the territory that all three hang on.
 */
export function readAnswer({ data, errors = [] }) {
  const territory = data?.territory;
  if (!territory) {
    const code = errors[0]?.extensions?.code;
    return errors.length > 0 ? { state: 'failed', code, rows: [] } : { state: 'empty', rows: [] };
  }
  const rows = asked.map(({ domain, field, label }) => {
    const connection = territory[field];
    if (connection) return { domain, field, values: connection.nodes.map((node) => node[label]) };
    const error = errors.find(({ path }) => path?.[1] === field) ?? errors[0];
    return { domain, field, code: error?.extensions?.code ?? 'UNKNOWN' };
  });
  return { state: 'answered', name: territory.name, rows };
}
