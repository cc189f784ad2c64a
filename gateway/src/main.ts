import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepPruningKeys } from '#shared/change-feed/keep-pruning.ts';
import { connect } from '#shared/database/database.ts';
import { requireHeldRole } from '#shared/database/held-by-row-level-security.ts';
import { roles } from '#shared/identity/viewer.ts';
import { announceReady, exitWithParent, onShutdown, tellLastFault } from '#shared/process.ts';
import { drainable } from '#shared/server/drain.ts';
import { createLogger } from '#shared/server/log.ts';
import { orExit } from '#shared/server/or-exit.ts';
import { listen, stop } from '#shared/server/subgraph.ts';
import { createApollo } from './apollo.ts';
import { createApp } from './app.ts';
import { seedFrom } from './client-issuer/signing-keys.ts';
import { readGatewayConfig } from './config.ts';
import { usualDeadlines } from './faults/fetch-deadline.ts';
import { openIdentity } from './identity/open-identity.ts';
import { createMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { admitOperators } from './operator-standing/admit-operators.ts';
import { keepStandings } from './operator-standing/keep-standings.ts';
import { servePages } from './pages.ts';

exitWithParent();
const config = await orExit(readGatewayConfig);
const logger = createLogger('gateway');
const { developmentSecret, publicUrl, subgraphs } = config;
const own = `http://127.0.0.1:${config.port}`;
const issuer = `${publicUrl}/oidc`;
const issuers = [
  ...config.issuers,
  ...(developmentSecret ? [{ issuer, jwksUri: `${own}/oidc/jwks`, roles }] : []),
];
const connection = connect(config.databaseUrl);
await orExit(() => requireHeldRole(connection.database));
tellLastFault(logger);
const metrics = createMetrics();
const standings = keepStandings(connection.database, logger);
const { apollo, gate, close, apiSchema } = createApollo(
  subgraphs,
  connection,
  logger,
  developmentSecret !== undefined,
  [standings.plugin],
  {
    deadlines: { ...usualDeadlines, queryMs: config.fetchDeadlineMs },
    metrics,
    gate: config.gate,
    ...(config.supergraphFile && { file: config.supergraphFile }),
  },
);
const identity = await openIdentity({
  ...{ database: connection.database, publicUrl, issuers, logger },
  signingSeeds: developmentSecret
    ? [seedFrom(developmentSecret, 'signing key of machine clients')]
    : config.signingSeeds,
  testOrganisations: config.testOrganisations,
});
await apollo.start();
await standings.follow(apollo);
const ends = [keepPruningKeys(connection.database, logger), identity.end];
// Loaded only where it may run: production never has the issuer in memory.
const development = developmentSecret ? await import('./development/serve.ts') : undefined;
const app = await createApp({
  apollo,
  gate,
  verify: admitOperators(identity.verify, standings),
  subgraphs,
  logger,
  metrics,
  newContract: apiSchema,
  draining: () => door.draining(),
  extend: async (mounted) => {
    await identity.mount(mounted);
    servePages(mounted);
    const secret = developmentSecret ?? '';
    const tokenUrl = `${own}/oidc/token`;
    await development?.serve(mounted, issuer, tokenUrl, secret, identity.register);
  },
});
const http = createServer(app);
const door = drainable(http);
const server = await listen(http, config.host, config.port);
const endMetrics = config.metrics && (await serveMetrics(metrics, config.metrics));
onShutdown(async () => {
  for (const end of ends) end();
  await Promise.all([standings.stop(), stop(door, close, config.drain)]);
  await Promise.all([connection.close(), endMetrics?.()]);
}, config.drain);
// The server listens on TCP, so its address is an object.
announceReady((server.address() as AddressInfo).port);
