import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import type { Scan } from '#employment/case-document/scanner.ts';
import { routes } from '#employment/routes.ts';
import type { SubgraphAddress } from '#gateway/config.ts';
import { domains } from '#schema/domains.ts';
import { askGraphAs } from '#shared/change-feed/ask-graph.ts';
import { FeedUnavailable } from '#shared/change-feed/feed-source.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { type RunningSubgraph, startSubgraph } from '#shared/server/subgraph.ts';
import { findFreePort } from '../infra/local/free-port.ts';
import { testProvider } from './keys.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { developmentSecret, type GatewayOptions, openTestGateway } from './whole-gateway.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Json = any;

export type GraphAnswer = {
  status: number;
  data: Json;
  errors: { message: string; extensions: Record<string, unknown> }[];
  counts: { fetches: number; statements: number };
};

export type WholeGraph = Awaited<ReturnType<typeof openWholeGraph>>;

/** Three subgraphs and the gateway over HTTP on databases of their own, asked with real tokens. */
export async function openWholeGraph(
  fill: (databases: Record<(typeof domains)[number], TestDatabase>) => Promise<void>,
  {
    scan,
    clock,
    logger = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    ...gatewayOptions
  }: {
    /** The scanner for malware that documents are shown to. */
    scan?: Scan | undefined;
    /** What time it is for the subgraphs. */
    clock?: () => Date;
    logger?: Logger;
  } & GatewayOptions = {},
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
    clientSecret: developmentClientSecret(developmentSecret, clientId),
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

  const closeGateway = await openTestGateway({
    ...{ subgraphs, database: gateway, port: gatewayPort, logger },
    ...gatewayOptions,
  });
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
      await closeGateway();
      await Promise.all([...running.values()].map((subgraph) => subgraph.close()));
      await Promise.all([gateway, ...Object.values(databases)].map((each) => each.close()));
    },
  };
}
