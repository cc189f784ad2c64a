import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { pino } from 'pino';
import type { Scan } from '#employment/case-document/scanner.ts';
import { routes } from '#employment/routes.ts';
import { createTokenVerifier } from '#gateway/access-token.ts';
import { createApollo } from '#gateway/apollo.ts';
import { createApp } from '#gateway/app.ts';
import type { SubgraphAddress } from '#gateway/config.ts';
import { serve } from '#gateway/development/serve.ts';
import { admitOperators } from '#gateway/operator-standing/admit-operators.ts';
import { keepStandings } from '#gateway/operator-standing/keep-standings.ts';
import { domains } from '#schema/domains.ts';
import { askGraphAs } from '#shared/change-feed/ask-graph.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { roles } from '#shared/identity/viewer.ts';
import { listen, type RunningSubgraph, startSubgraph, stop } from '#shared/server/subgraph.ts';
import { findFreePort } from '../infra/local/free-port.ts';
import { testProvider } from './keys.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Json = any;

export type GraphAnswer = {
  status: number;
  data: Json;
  errors: { message: string; extensions: Record<string, unknown> }[];
  counts: { fetches: number; statements: number };
};

export type WholeGraph = Awaited<ReturnType<typeof openWholeGraph>>;

const secret = 'the-development-secret-of-the-tests';

/** Three subgraphs and the gateway over HTTP on databases of their own, asked with real tokens. */
export async function openWholeGraph(
  fill: (databases: Record<(typeof domains)[number], TestDatabase>) => Promise<void>,
  {
    scan,
    clock,
    followsOperators = false,
  }: {
    /** The scanner for malware that documents are shown to. */
    scan?: Scan | undefined;
    /** What time it is for the subgraphs. */
    clock?: () => Date;
    /** Whether the gateway keeps up with what employers say of their operators, as it does in earnest. */
    followsOperators?: boolean;
  } = {},
) {
  const [governance, employment, community] = await Promise.all([
    openTestDatabase('governance'),
    openTestDatabase('employment'),
    openTestDatabase('community'),
  ]);
  const gateway = await openTestDatabase('gateway');
  const databases = { governance, employment, community };
  await fill(databases);
  const running = new Map<string, RunningSubgraph>();
  const subgraphs: SubgraphAddress[] = [];
  const gatewayPort = await findFreePort();
  const own = `http://127.0.0.1:${gatewayPort}`;

  const clientOf = (clientId: string) => ({
    tokenUrl: `${own}/oidc/token`,
    clientId,
    clientSecret: developmentClientSecret(secret, clientId),
  });

  async function followAll(): Promise<void> {
    for (const domain of ['employment', 'community'] as const) {
      const { followers } = await import(`../subgraphs/${domain}/src/followers.ts`);
      const ask = askGraphAs(`${own}/graphql`, clientOf(`system-${domain}`));
      for (const follower of followers) await catchUp(databases[domain].database, ask, follower);
    }
  }

  for (const domain of domains) {
    const { modules } = await import(`../subgraphs/${domain}/src/schema.ts`);
    const viewerKey = randomBytes(32);
    const following = [
      { caughtUp: () => true, upToDate: () => true, now: followAll, stop: async () => {} },
    ];
    const server = await startSubgraph({
      domain,
      modules,
      connection: databases[domain],
      viewerKey,
      keys: testProvider,
      host: '127.0.0.1',
      port: 0,
      clock,
      following: domain === 'community' ? following : [],
      routes: domain === 'employment' ? routes(scan) : [],
    });
    running.set(domain, server);
    subgraphs.push({ name: domain, url: `http://127.0.0.1:${server.port}/graphql`, viewerKey });
  }

  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const standings = keepStandings(gateway.database, logger);
  const { apollo, close: closeApollo } = createApollo(subgraphs, gateway, logger, true, [
    standings.plugin,
  ]);
  await apollo.start();
  if (followsOperators) await standings.follow(apollo);
  const issuer = `${own}/oidc`;
  const app = await createApp({
    apollo,
    verify: admitOperators(
      createTokenVerifier([{ issuer, jwksUri: `${own}/oidc/jwks`, roles }]),
      standings,
    ),
    subgraphs,
    extend: (mounted) => serve(mounted, issuer, `${own}/oidc/token`, secret),
  });
  const server = await listen(createServer(app), '127.0.0.1', gatewayPort);
  const tokens = new Map<string, string>();

  async function tokenOf(identity: SampleIdentityName): Promise<string> {
    const known = tokens.get(identity) ?? (await fetchClientToken(clientOf(identity))).token;
    tokens.set(identity, known);
    return known;
  }

  return {
    url: `${own}/graphql`,
    origin: own,
    databases,
    /** The gateway's own database. */
    own: gateway,
    subgraphs,
    running,
    followAll,
    tokenOf,
    async query(
      query: string,
      variables: Record<string, unknown> = {},
      identity?: SampleIdentityName,
      headers: Record<string, string> = {},
    ): Promise<GraphAnswer> {
      const authorization = identity && { authorization: `Bearer ${await tokenOf(identity)}` };
      const response = await fetch(`${own}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'polis-debug': 'counts',
          ...authorization,
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [], extensions }: Json = await response.json();
      return { status: response.status, data, errors, counts: extensions?.counts };
    },
    async close() {
      await standings.stop();
      await stop(server, closeApollo);
      await Promise.all([...running.values()].map((subgraph) => subgraph.close()));
      await Promise.all([gateway, ...Object.values(databases)].map((each) => each.close()));
    },
  };
}
