import { createServer } from 'node:http';
import type { Logger } from 'pino';
import type { GateSettings } from '#gateway/admission/gate-settings.ts';
import { type ApolloSettings, createApollo } from '#gateway/apollo.ts';
import { createApp } from '#gateway/app.ts';
import { seedFrom } from '#gateway/client-issuer/signing-keys.ts';
import type { SubgraphAddress } from '#gateway/config.ts';
import { serve } from '#gateway/development/serve.ts';
import type { IssuerGiven } from '#gateway/identity/issuer-config.ts';
import { openIdentity } from '#gateway/identity/open-identity.ts';
import { admitOperators } from '#gateway/operator-standing/admit-operators.ts';
import { keepStandings } from '#gateway/operator-standing/keep-standings.ts';
import { roles } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { drainable } from '#shared/server/drain.ts';
import { listen, stop } from '#shared/server/subgraph.ts';
import type { TestDatabase } from './test-database.ts';

export const developmentSecret = 'the-development-secret-of-the-tests';

export type GatewayOptions = {
  settings?: ApolloSettings;
  /** Whether the gateway keeps up with what employers say of their operators, as it does in earnest. */
  followsOperators?: boolean;
  /** Accepted besides the development issuer. */
  issuers?: IssuerGiven[];
  /** Off as in production, where answers also name nothing that was not asked. */
  introspection?: boolean;
  /** What requests may ask; the usual unless said. */
  gate?: Partial<GateSettings>;
};

type Place = { subgraphs: SubgraphAddress[]; database: TestDatabase; port: number; logger: Logger };

/** The gateway before these subgraphs, as its process runs it; answers how to close it. */
export async function openTestGateway({
  subgraphs,
  database,
  port,
  logger,
  settings,
  followsOperators = false,
  issuers = [],
  introspection = true,
  gate,
}: Place & GatewayOptions): Promise<() => Promise<void>> {
  const own = `http://127.0.0.1:${port}`;
  const secret = developmentSecret;
  const standings = keepStandings(database.database, logger);
  const {
    apollo,
    gate: opened,
    close: closeApollo,
  } = createApollo(subgraphs, database, logger, introspection, [standings.plugin], {
    // Deadlines are for tests of their own; others share a machine that may be slow.
    deadlines: { queryMs: 20_000, mutationMs: 30_000, requestMs: 60_000 },
    ...(gate && { gate }),
    ...settings,
  });
  await apollo.start();
  if (followsOperators) await standings.follow(apollo);
  const issuer = `${own}/oidc`;
  const identity = await openIdentity({
    ...{ database: database.database, publicUrl: own, logger },
    issuers: [{ issuer, jwksUri: `${own}/oidc/jwks`, roles }, ...issuers],
    signingSeeds: [seedFrom(secret, 'signing key of machine clients')],
    testOrganisations: [referenceId('organisation', 'veneto-lavoro')],
  });
  const app = await createApp({
    apollo,
    gate: opened,
    verify: admitOperators(identity.verify, standings),
    subgraphs,
    extend: async (mounted) => {
      await identity.mount(mounted);
      await serve(mounted, issuer, `${own}/oidc/token`, secret, identity.register);
    },
    logger,
  });
  const http = createServer(app);
  const door = drainable(http);
  await listen(http, '127.0.0.1', port);
  return async () => {
    identity.end();
    await standings.stop();
    await stop(door, closeApollo);
  };
}
