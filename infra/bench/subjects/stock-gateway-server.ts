import fs from 'node:fs';
import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  RemoteGraphQLDataSource,
} from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { z } from 'zod';
import { createTokenVerifier } from '#gateway/access-token.ts';
import { admitSupergraph } from '#gateway/authorisation/admit-supergraph.ts';
import { createOwnGraph } from '#gateway/own-graph.ts';
import { modules } from '#gateway/schema.ts';
import { domains } from '#schema/domains.ts';
import { connect } from '#shared/database/database.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { createViewerTokenSigner, type ViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { localGraph } from '#shared/server/node-contract.ts';

// What Apollo's documentation says to run, with no more than our subgraphs demand: who asks.
type StockContext = { viewer: Viewer };

const issuers = z
  .array(z.object({ issuer: z.string(), jwksUri: z.string() }))
  .parse(JSON.parse(process.env['POLIS_ISSUERS'] ?? '[]'));
const verify = createTokenVerifier(issuers);
const connection = connect(process.env['DATABASE_URL'] ?? '');

class VouchingDataSource extends RemoteGraphQLDataSource<StockContext> {
  readonly #sign: ViewerTokenSigner;

  constructor(domain: string) {
    super({ url: process.env[`${domain.toUpperCase()}_URL`] ?? '' });
    const key = process.env[`${domain.toUpperCase()}_VIEWER_KEY`] ?? '';
    this.#sign = createViewerTokenSigner(domain, Buffer.from(key, 'base64'));
  }

  override async willSendRequest({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<StockContext>): Promise<void> {
    const { http, query, ...rest } = request;
    // In the order in which the data source itself will write it.
    const body = JSON.stringify({ query, ...rest });
    const { viewer = anonymous } = context as Partial<StockContext>;
    http?.headers.set('authorization', `Bearer ${this.#sign(viewer, body)}`);
  }
}

const remote: ReadonlySet<string> = new Set(domains);
// It would refuse the supergraph as it is stored; what that demands, the subgraphs enforce.
const { supergraphSdl } = admitSupergraph(
  fs.readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const server = new ApolloServer<StockContext>({
  gateway: new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      if (name === localGraph) return createOwnGraph(modules, connection);
      if (!remote.has(name)) throw new Error(`The supergraph names an unknown subgraph: ${name}`);
      return new VouchingDataSource(name);
    },
  }),
});
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req }) => {
    const token = req.headers.authorization?.replace(/^Bearer /, '');
    return { viewer: token ? await verify(token) : anonymous };
  },
});
process.send?.({ type: 'ready', port: Number(new URL(url).port) });
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
