import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { type Logger, pino } from 'pino';
import type { Scan } from '#employment/case-document/scanner.ts';
import { routes } from '#employment/routes.ts';
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
import { domains } from '#schema/domains.ts';
import { askGraphAs } from '#shared/change-feed/ask-graph.ts';
import { FeedUnavailable } from '#shared/change-feed/feed-source.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { roles } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { drainable } from '#shared/server/drain.ts';
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
    settings,
    logger = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    followsOperators = false,
    issuers = [],
    introspection = true,
    gate,
  }: {
    /** The scanner for malware that documents are shown to. */
    scan?: Scan | undefined;
    /** What time it is for the subgraphs. */
    clock?: () => Date;
    settings?: ApolloSettings;
    logger?: Logger;
    /** Whether the gateway keeps up with what employers say of their operators, as it does in earnest. */
    followsOperators?: boolean;
    /** Accepted besides the development issuer. */
    issuers?: IssuerGiven[];
    /** Off as in production, where answers also name nothing that was not asked. */
    introspection?: boolean;
    /** What requests may ask; the usual unless said. */
    gate?: Partial<GateSettings>;
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

  /** One round of each follower of a domain, as its process does; answers the names of those that could not. */
  async function follow(domain: (typeof domains)[number]): Promise<string[]> {
    const { followers } = await import(`../subgraphs/${domain}/src/followers.ts`);
    const ask = askGraphAs(`${own}/graphql`, clientOf(`system-${domain}`));
    const failed: string[] = [];
    for (const follower of followers) {
      await catchUp(databases[domain].database, ask, follower).catch((error: unknown) => {
        if (!(error instanceof FeedUnavailable)) throw error;
        failed.push(follower.name);
      });
    }
    return failed;
  }

  async function followAll(): Promise<void> {
    // What employment asks of the others comes back to it.
    for (const domain of ['employment', 'community', 'governance', 'employment'] as const) {
      const [failed] = await follow(domain);
      if (failed) throw new FeedUnavailable(failed);
    }
  }

  const viewerKeys = new Map(domains.map((domain) => [domain, randomBytes(32)]));
  /** Also again, where it was. */
  async function start(domain: (typeof domains)[number], port = 0): Promise<RunningSubgraph> {
    const { modules } = await import(`../subgraphs/${domain}/src/schema.ts`);
    const now = async () => {
      const [failed] = await follow(domain);
      if (failed) throw new FeedUnavailable(failed);
    };
    const following = [{ caughtUp: () => true, upToDate: () => true, now, stop: async () => {} }];
    const server = await startSubgraph({
      domain,
      modules,
      connection: databases[domain],
      viewerKey: viewerKeys.get(domain) ?? randomBytes(32),
      keys: testProvider,
      host: '127.0.0.1',
      port,
      clock,
      following: domain === 'community' ? following : [],
      routes: domain === 'employment' ? routes(scan) : [],
      logger,
    });
    running.set(domain, server);
    return server;
  }

  for (const domain of domains) {
    const server = await start(domain);
    const viewerKey = viewerKeys.get(domain) ?? randomBytes(32);
    subgraphs.push({ name: domain, url: `http://127.0.0.1:${server.port}/graphql`, viewerKey });
  }

  const standings = keepStandings(gateway.database, logger);
  const {
    apollo,
    gate: opened,
    close: closeApollo,
  } = createApollo(subgraphs, gateway, logger, introspection, [standings.plugin], {
    // Deadlines are for tests of their own; others share a machine that may be slow.
    deadlines: { queryMs: 20_000, mutationMs: 30_000, requestMs: 60_000 },
    ...(gate && { gate }),
    ...settings,
  });
  await apollo.start();
  if (followsOperators) await standings.follow(apollo);
  const issuer = `${own}/oidc`;
  const identity = await openIdentity({
    ...{ database: gateway.database, publicUrl: own, logger },
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
  await listen(http, '127.0.0.1', gatewayPort);
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
    follow,
    followAll,
    /** Starts a domain again that was closed. */
    startAgain: (domain: (typeof domains)[number]) => start(domain, running.get(domain)?.port),
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
          // As GraphQL over HTTP has it since 2025: what is refused has the status that says so.
          accept: 'application/graphql-response+json, application/json;q=0.9',
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
      identity.end();
      await standings.stop();
      await stop(door, closeApollo);
      await Promise.all([...running.values()].map((subgraph) => subgraph.close()));
      await Promise.all([gateway, ...Object.values(databases)].map((each) => each.close()));
    },
  };
}
