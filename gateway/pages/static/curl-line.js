/** A shell line that asks the graph a query as the holder of a token. */
export function curlLine(origin, query, token) {
  const body = JSON.stringify({ query: query.replace(/\s+/g, ' ').trim() });
  return [
    `curl -s ${origin}/graphql`,
    `-H ${quoted(`authorization: Bearer ${token}`)}`,
    `-H ${quoted('content-type: application/json')}`,
    `-d ${quoted(body)}`,
  ].join(' \\\n  ');
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
