import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { accessLog } from './access-log/access-log.ts';
import type { VerifyToken } from './access-token.ts';
import { admit, type Gate } from './admission/admit.ts';
import { printApiSchema } from './api-schema.ts';
import type { SubgraphAddress } from './config.ts';
import { type GatewayContext, toContext } from './context.ts';
import { serveDocuments } from './documents.ts';
import { checkHealth } from './health.ts';
import type { Metrics } from './metrics/metrics.ts';
import { jsonBody, tellErrors } from './request-body.ts';
import { serveExports } from './subject-access/serve-exports.ts';

export type AppOptions = {
  apollo: ApolloServer<GatewayContext>;
  gate: Gate;
  verify: VerifyToken;
  subgraphs: SubgraphAddress[];
  /** Pages and, in development, the issuer; mounted before everything else. */
  extend?: (app: Express) => Promise<void>;
  logger: Logger;
  metrics?: Metrics;
  /** The contract, once another supergraph has brought one. */
  newContract?: () => string | undefined;
  /** Whether this gateway is about to end, and takes no more. */
  draining?: () => boolean;
};

/** Everything the gateway serves over HTTP. */
export async function createApp(options: AppOptions): Promise<Express> {
  const { apollo, gate, verify, subgraphs, extend, logger, metrics } = options;
  const { draining = () => false, newContract = () => undefined } = options;
  const apiSchema = printApiSchema();
  const app = express().disable('x-powered-by').set('trust proxy', gate.proxies);
  app.use(accessLog(logger, metrics));
  await extend?.(app);
  app.get('/health/live', (_, response) => void response.json({ status: 'live' }));
  app.get('/health/ready', async (_, response) => {
    if (draining()) {
      response.status(503).json({ status: 'draining' });
      return;
    }
    const health = await checkHealth(subgraphs);
    response.status(health.status === 'ready' ? 200 : 503).json(health);
  });
  app.get('/schema.graphql', (_, response) => {
    response.type('text/plain').send(newContract() ?? apiSchema);
  });
  app.use(
    '/graphql',
    ...jsonBody(),
    admit(gate, (request) => toContext(request, verify)),
    expressMiddleware(apollo, { context: async ({ res }) => res.locals['context'] }),
  );
  const employment = subgraphs.find(({ name }) => name === 'employment');
  if (employment) {
    app.use('/documents', serveDocuments(employment, verify));
    app.use('/subject-access', serveExports(apollo, apiSchema, employment, verify));
  }
  app.use(tellErrors);
  return app;
}
