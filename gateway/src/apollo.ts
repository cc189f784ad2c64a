import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Connection } from '#shared/database/database.ts';
import type { Language } from '#shared/language/language.ts';
import { type ProblemCode, problems } from '#shared/language/problem.ts';
import { describeFault } from '#shared/server/fault.ts';
import { localGraph } from '#shared/server/node-contract.ts';
import { admitSupergraph } from './authorisation/admit-supergraph.ts';
import type { SubgraphAddress } from './config.ts';
import type { GatewayContext } from './context.ts';
import { createOwnGraph } from './own-graph.ts';
import { modules } from './schema.ts';
import { SubgraphDataSource } from './subgraph-data-source.ts';

export const supergraphFile = new URL('../../schema/supergraph.graphql', import.meta.url);

/** The Apollo gateway over the three subgraphs, planning on the committed supergraph. */
export function createApollo(
  subgraphs: SubgraphAddress[],
  connection: Pick<Connection, 'database' | 'reader'>,
  logger: Logger,
  introspection: boolean,
  plugins: ApolloServerPlugin<GatewayContext>[] = [],
): { apollo: ApolloServer<GatewayContext>; close: () => Promise<void> } {
  const sources = new Map(
    subgraphs.map((each) => [each.name, new SubgraphDataSource(each, logger)]),
  );
  const { supergraphSdl, enforcing } = admitSupergraph(readFileSync(supergraphFile, 'utf8'));
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => {
      if (name === localGraph) return createOwnGraph(modules, connection);
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names an unknown subgraph: ${name}`);
      return source;
    },
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    logger,
    introspection,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    formatError: (formatted, error) => toPublicError(formatted, error, logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      enforcing,
      statusOfErrors,
      countsOnRequest,
      ...plugins,
    ],
  });
  const close = async () => {
    await apollo.stop();
    await Promise.all([...sources.values()].map((source) => source.close()));
  };
  return { apollo, close };
}

/**
 * Missing rights refuse a whole query, with the status that says so. A mutation has been carried
 * out by then: its answer stays, and the status tells only when nothing of it was done.
 */
const statusOfErrors: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, operation, contextValue }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        const statuses = (result.errors ?? []).map(({ extensions }) =>
          statusOf(extensions?.['code']),
        );
        const refused = statuses.find((status) => status === 401 || status === 403);
        if (refused !== undefined && operation?.operation !== 'mutation') delete result.data;
        const status = refused ?? statuses.find((each) => [400, 409, 410, 503].includes(each ?? 0));
        const nothing = !result.data || Object.values(result.data).every((value) => value === null);
        if (status !== undefined && nothing) response.http.status = status;
        if (response.http.status === 401) response.http.headers.set('www-authenticate', 'Bearer');
        if (result.errors) result.errors = result.errors.map(wordedIn(contextValue.language));
      },
    };
  },
};

/** Faults are formatted before the caller's language is known. */
function wordedIn(language: Language) {
  return (error: GraphQLFormattedError): GraphQLFormattedError =>
    error.extensions?.['code'] === 'INTERNAL_SERVER_ERROR'
      ? { ...error, message: problems.INTERNAL_SERVER_ERROR[language] }
      : error;
}

/** Apollo's own codes for a request that cannot be carried out as it is. */
const clientMistakes = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'INVALID_GRAPHQL'];

function statusOf(code: unknown): number | undefined {
  if (typeof code === 'string' && clientMistakes.includes(code)) return 400;
  return typeof code === 'string' && code in problems
    ? problems[code as ProblemCode].status // checked on the line above
    : undefined;
}

/** With the header `polis-debug: counts` an answer says what it took. */
const countsOnRequest: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, contextValue }) {
        if (response.body.kind !== 'single') return;
        if (request.http?.headers.get('polis-debug') !== 'counts') return;
        const { extensions } = response.body.singleResult;
        response.body.singleResult.extensions = { ...extensions, counts: contextValue.counts };
      },
    };
  },
};

/** Errors of ours keep their words; of the rest the caller learns only that it is our fault. */
function toPublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const { serviceName: _, ...extensions } = formatted.extensions ?? {};
  const code = extensions['code'];
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions };
  logger.error({ ...describeFault(unwrapResolverError(error)), path: formatted.path }, 'fault');
  return {
    message: problems.INTERNAL_SERVER_ERROR.en,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
