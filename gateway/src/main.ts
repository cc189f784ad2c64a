import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepPruningKeys } from '#shared/change-feed/keep-pruning.ts';
import { connect } from '#shared/database/database.ts';
import { requireHeldRole } from '#shared/database/held-by-row-level-security.ts';
import { roles } from '#shared/identity/viewer.ts';
import { announceReady, exitWithParent, onShutdown } from '#shared/process.ts';
import { createLogger } from '#shared/server/log.ts';
import { orExit } from '#shared/server/or-exit.ts';
import { listen, stop } from '#shared/server/subgraph.ts';
import { createTokenVerifier } from './access-token.ts';
import { createApollo } from './apollo.ts';
import { createApp } from './app.ts';
import { readGatewayConfig } from './config.ts';
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
const standings = keepStandings(connection.database, logger);
const { apollo, close } = createApollo(
  subgraphs,
  connection,
  logger,
  developmentSecret !== undefined,
  [standings.plugin],
);
await apollo.start();
await standings.follow(apollo);
const ends = [keepPruningKeys(connection.database, logger)];
// Loaded only where it may run: production never has the issuer in memory.
const development = developmentSecret ? await import('./development/serve.ts') : undefined;
const app = await createApp({
  apollo,
  verify: admitOperators(createTokenVerifier(issuers), standings),
  subgraphs,
  extend: async (mounted) => {
    servePages(mounted);
    await development?.serve(mounted, issuer, `${own}/oidc/token`, developmentSecret ?? '');
  },
});
const server = await listen(createServer(app), config.host, config.port);
onShutdown(async () => {
  for (const end of ends) end();
  await standings.stop();
  await stop(server, close);
  await connection.close();
});
// The server listens on TCP, so its address is an object.
announceReady((server.address() as AddressInfo).port);
