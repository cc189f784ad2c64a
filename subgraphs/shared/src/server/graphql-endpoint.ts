import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Context } from '../context.ts';
import { runCounted, type StatementCount } from '../database/statement-count.ts';
import { type Deadline, deadlineHeader, readDeadline } from '../deadline.ts';
import type { ViewerTokenVerifier, Vouched } from '../identity/viewer-token.ts';
import { preferredLanguage } from '../language/language.ts';
import { problem } from '../language/problem.ts';

/** The gateway sends less; what is more is not its. */
const mostBytes = 2 * 1024 * 1024;

export type GraphqlEndpoint = {
  apollo: ApolloServer<Context>;
  verify: ViewerTokenVerifier;
  createContext: (request: IncomingMessage, vouched: Vouched, deadline?: Deadline) => Context;
};

/** Answers a request only with the gateway's word on who asks; nothing is parsed before. */
export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  { apollo, verify, createContext }: GraphqlEndpoint,
): Promise<void> {
  const admitted = await admit(request, verify);
  if (!admitted) return refuse(request, response);
  const deadline = readDeadline(request.headers[deadlineHeader]);
  // A change goes on although nobody waits: half of it would help nobody.
  response.once(isMutation(admitted.body) ? 'finish' : 'close', deadline.end);
  const count: StatementCount = { statements: 0, roundTrips: 0 };
  const { status, headers, body } = await runCounted(count, () =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'POST',
        headers: headersOf(request),
        search: '',
        body: admitted.body,
      },
      context: async () => createContext(request, admitted.vouched, deadline),
    }),
  );
  if (body.kind !== 'complete') throw new Error('Subgraphs answer in one piece');
  response.setHeader('polis-statements', count.statements);
  response.writeHead(status ?? 200, {
    ...Object.fromEntries(headers),
    'content-length': Buffer.byteLength(body.string),
  });
  response.end(body.string);
}

/** The gateway writes what it asks, and begins a mutation with the word. */
function isMutation(body: unknown): boolean {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : '';
  return /^\s*mutation\b/.test(String(query));
}

async function admit(request: IncomingMessage, verify: ViewerTokenVerifier) {
  try {
    const bytes = await readBody(request, mostBytes);
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const vouched = verify(token, bytes);
    return { vouched, body: JSON.parse(bytes.toString()) as unknown };
  } catch {
    return undefined;
  }
}

/** Whoever is not the gateway learns this and no more. */
export function refuse(request: IncomingMessage, response: ServerResponse): void {
  const { message, extensions } = problem(
    'VIEWER_TOKEN_REJECTED',
    preferredLanguage(request.headers['accept-language']),
  );
  response.writeHead(401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: extensions['code'] } }] }));
}

export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= mostBytes) parts.push(part);
    });
    request.once('end', () => {
      if (length <= mostBytes) resolve(Buffer.concat(parts));
      else reject(new Error('The body is too long'));
    });
    request.once('error', reject);
  });
}

/** Of the headers Apollo asks for the type of the body alone; the rest has been read. */
function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const name of ['content-type', 'accept'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}
