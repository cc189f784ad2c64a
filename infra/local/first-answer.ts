const query =
  '{ territory(code: "VEN_09", level: ATS) { name organisations(first: 3) { nodes { name } } accessPoints(first: 3) { nodes { name } } microInterventions(first: 3) { nodes { title } } } }';
const body = JSON.stringify({ query });

/** A query across the three domains, ready to paste. */
export function firstCurl(address: string): string {
  return `curl -s ${address}/graphql -H 'content-type: application/json' -d '${body}'`;
}

/** What that line answers at this moment: really asked, not promised. */
export async function askFirst(address: string): Promise<string> {
  try {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const text = (await response.text()).trim();
    return response.ok ? text : `${response.status}: ${text}`;
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.message : error}`;
  }
}
