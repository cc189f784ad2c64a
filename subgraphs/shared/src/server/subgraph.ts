import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { Following } from '../change-feed/keep-following.ts';
import { createContext } from '../context.ts';
import { answers, type Connection } from '../database/database.ts';
import { runCounted, type StatementCount } from '../database/statement-count.ts';
import { preferredLanguage } from '../language/language.ts';
import { createSubgraphServer, type ResolverMap } from './apollo.ts';
import { createLogger } from './log.ts';
import { requireViewer, viewerOf } from './viewer-middleware.ts';

export type SubgraphOptions = {
  domain: string;
  modules: ResolverMap[];
  connection: Connection;
  viewerKey: Uint8Array;
  host: string;
  port: number;
  /** The feeds it follows; to be ready it must have caught up with them once. */
  following: Following[];
};

export type RunningSubgraph = { port: number; close: () => Promise<void> };

/** Serves a subgraph: `/graphql` for the gateway alone, `/health/*` for the supervisor. */
export async function startSubgraph(options: SubgraphOptions): Promise<RunningSubgraph> {
  const { domain, modules, viewerKey } = options;
  const { database, reader } = options.connection;
  const apollo = createSubgraphServer(domain, modules, createLogger(domain));
  await apollo.start();
  const app = express().disable('x-powered-by');
  app.get('/health/live', (_, response) => void response.json({ status: 'live' }));
  app.get('/health/ready', async (_, response) => {
    const databaseUp = await answers(database);
    const caughtUp = options.following.every((feed) => feed.caughtUp());
    response.status(databaseUp && caughtUp ? 200 : 503);
    response.json({
      database: databaseUp ? 'up' : 'down',
      feeds: caughtUp ? 'caught up' : 'behind',
    });
  });
  app.use(
    '/graphql',
    express.raw({ type: () => true, limit: '2mb' }),
    requireViewer(domain, viewerKey),
    (_, response, next) => {
      const count: StatementCount = { statements: 0, roundTrips: 0 };
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((...head: Parameters<typeof writeHead>) => {
        response.setHeader('polis-statements', String(count.statements));
        return writeHead(...head);
      }) as typeof writeHead;
      runCounted(count, next);
    },
    expressMiddleware(apollo, {
      context: async ({ req }) =>
        createContext({
          database,
          reader,
          viewer: viewerOf(req),
          language: preferredLanguage(req.headers['accept-language']),
          now: new Date(),
          catchUp: async () => {
            await Promise.all(options.following.map((feed) => feed.now()));
          },
        }),
    }),
  );
  const server = await listen(createServer(app), options.host, options.port);
  // The server listens on TCP, so its address is an object.
  const { port } = server.address() as AddressInfo;
  return { port, close: () => stop(server, () => apollo.stop()) };
}

export function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

export async function stop(server: Server, after: () => Promise<void>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await after();
}
