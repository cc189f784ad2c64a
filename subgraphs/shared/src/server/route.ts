import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { wholeRequest } from '../identity/viewer-token.ts';
import { problem } from '../language/problem.ts';
import { describeFault } from './fault.ts';
import { type GraphqlEndpoint, readBody, refuse } from './graphql-endpoint.ts';

/** A way into a subgraph beside GraphQL, for what is no JSON; like GraphQL, for its gateway alone. */
export type Route = {
  /** As in `/documents`; it answers all that lies below. */
  path: string;
  /** A larger body is not the gateway's. */
  mostBytes: number;
  /** What it throws as a `problem` is told with its status and code. */
  answer: (request: Request, context: Context) => Promise<Response>;
};

type Door = Pick<GraphqlEndpoint, 'verify' | 'createContext'>;

/** Answers a request only with the gateway's word on who asks for this very thing. */
export async function answerRoute(
  request: IncomingMessage,
  response: ServerResponse,
  { mostBytes, answer }: Route,
  { verify, createContext }: Door,
  logger: Logger,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await readBody(request, mostBytes).catch(() => undefined);
  const context = body && admit(body);
  if (!context) return refuse(request, response);
  const asked = new Request(new URL(url, 'http://subgraph'), {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    // The Fetch standard knows no such bodies.
    body: method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body),
  });
  const answered = await answer(asked, context).catch((error: unknown) => {
    if (error instanceof GraphQLError) return toProblemResponse(error);
    logger.error(describeFault(error), 'fault');
    return toProblemResponse(problem('INTERNAL_SERVER_ERROR', context.language));
  });
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body) await pipeline(Readable.fromWeb(answered.body), response);
  else response.end();

  function admit(bytes: Buffer): Context | undefined {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    const offset = headers['upload-offset'];
    try {
      const whole = wholeRequest(method, url, offset && String(offset), bytes);
      return createContext(request, verify(token, whole));
    } catch {
      return undefined;
    }
  }
}

/** A `problem` as GraphQL tells it, in an answer of its own. */
export function toProblemResponse(error: GraphQLError, headers = new Headers()): Response {
  const { code, http } = error.extensions;
  // A problem always has a status.
  const { status } = http as { status: number };
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  const body = { errors: [{ message: error.message, extensions: { code } }] };
  return new Response(JSON.stringify(body), { status, headers });
}
