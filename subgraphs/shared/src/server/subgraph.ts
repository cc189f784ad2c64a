import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { requestIdOf } from '../audit/request-id.ts';
import type { Following } from '../change-feed/keep-following.ts';
import { createContext } from '../context.ts';
import { answers, type Connection } from '../database/database.ts';
import { createViewerTokenVerifier } from '../identity/viewer-token.ts';
import { preferredLanguage } from '../language/language.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { writeAccessLine } from './access-line.ts';
import { createSubgraphServer } from './apollo.ts';
import { type Door, type DrainTimes, drainable, usualDrain } from './drain.ts';
import type { ResolverMap } from './executable-schema.ts';
import { describeFault } from './fault.ts';
import { answerGraphql, type GraphqlEndpoint } from './graphql-endpoint.ts';
import { createLogger } from './log.ts';
import { answerRoute, type Route } from './route.ts';

export type SubgraphOptions = {
  domain: string;
  modules: ResolverMap[];
  connection: Connection;
  viewerKey: Uint8Array;
  /** Of a domain that holds identities. */
  keys?: KeyProvider | undefined;
  host: string;
  port: number;
  /** The feeds it follows; to be ready it must have caught up with them once. */
  following: Following[];
  /** What time it is, where a story is told that takes months. */
  clock?: (() => Date) | undefined;
  /** What it answers beside GraphQL. */
  routes?: readonly Route[] | undefined;
  logger?: Logger | undefined;
};

export type RunningSubgraph = { port: number; close: (drain?: DrainTimes) => Promise<void> };

/** Serves a subgraph: `/graphql` and its routes for the gateway alone, `/health/*` for the supervisor. */
export async function startSubgraph(options: SubgraphOptions): Promise<RunningSubgraph> {
  const { domain, modules, viewerKey, keys, following, routes = [] } = options;
  const { logger = createLogger(domain) } = options;
  const { clock = () => new Date() } = options;
  const { database, reader } = options.connection;
  const apollo = createSubgraphServer(domain, modules, logger);
  await apollo.start();
  const catchUp = async () => {
    await Promise.all(following.map((feed) => feed.now()));
  };
  const graphql: GraphqlEndpoint = {
    apollo,
    verify: createViewerTokenVerifier(domain, viewerKey),
    createContext: (request, { viewer, idempotency }, deadline) =>
      createContext({
        database,
        reader,
        viewer,
        language: preferredLanguage(request.headers['accept-language']),
        now: clock(),
        requestId: requestIdOf(request),
        keys,
        idempotency,
        catchUp,
        deadline,
      }),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const route = routes.find(({ path }) => request.url?.startsWith(`${path}/`));
    if (route || request.url === '/graphql') {
      writeAccessLine(request, response, logger, (route?.path ?? '/graphql').slice(1));
    }
    if (route) return answerRoute(request, response, route, graphql, logger);
    switch (request.url) {
      case '/graphql':
        return answerGraphql(request, response, graphql);
      case '/health/live':
        return sendJson(response, 200, { status: 'live' });
      case '/health/ready':
        if (door.draining())
          return sendJson(response, 503, { database: 'unknown', feeds: 'unknown' });
        return answerReady(response, await answers(database), following);
      default:
        return sendJson(response, 404, { errors: [{ message: 'Not found' }] });
    }
  };
  const http = createServer((request, response) => {
    answer(request, response).catch((fault) => {
      logger.error(describeFault(fault), 'fault');
      response.destroy();
    });
  });
  const door = drainable(http);
  const server = await listen(http, options.host, options.port);
  // The server listens on TCP, so its address is an object.
  const { port } = server.address() as AddressInfo;
  return { port, close: (drain) => stop(door, () => apollo.stop(), drain) };
}

function answerReady(response: ServerResponse, databaseUp: boolean, following: Following[]): void {
  const caughtUp = following.every((feed) => feed.caughtUp());
  sendJson(response, databaseUp && caughtUp ? 200 : 503, {
    database: databaseUp ? 'up' : 'down',
    feeds: caughtUp ? 'caught up' : 'behind',
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

export async function stop(
  door: Door,
  after: () => Promise<void>,
  drain: DrainTimes = { ...usualDrain, delayMs: 0 },
): Promise<void> {
  await door.drain(drain);
  await after();
}
