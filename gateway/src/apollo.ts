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
import { describeFault, fieldOf, isLate } from '#shared/server/fault.ts';
import { quietLogger } from '#shared/server/log.ts';
import { localGraph } from '#shared/server/node-contract.ts';
import { noteOperation } from './access-log/note-operation.ts';
import { tellNoValues } from './access-log/tell-no-values.ts';
import { answerInForm } from './admission/answer.ts';
import { type OpenedGate, openGate } from './admission/gate.ts';
import type { GateSettings } from './admission/gate-settings.ts';
import { admitSupergraph } from './authorisation/admit-supergraph.ts';
import type { SubgraphAddress } from './config.ts';
import type { GatewayContext } from './context.ts';
import { type FetchDeadlines, usualDeadlines } from './faults/fetch-deadline.ts';
import { challengeOf } from './identity/challenge.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createOwnGraph } from './own-graph.ts';
import { modulesWith } from './schema.ts';
import { SubgraphDataSource } from './subgraph-data-source.ts';
import { keepSupergraph } from './supergraph/keep-supergraph.ts';

export const supergraphFile = new URL('../../schema/supergraph.graphql', import.meta.url);

// The gateway of the vendor would report to it.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

export type ApolloSettings = {
  deadlines?: FetchDeadlines;
  /** Where the supergraph is kept; another that is put there is served in its place. */
  file?: string | URL;
  metrics?: Metrics;
  /** How often to look for another supergraph. */
  pollMs?: number;
  /** What requests may ask; the usual where it does not say. */
  gate?: Partial<GateSettings>;
};

export type RunningApollo = {
  apollo: ApolloServer<GatewayContext>;
  gate: OpenedGate;
  close: () => Promise<void>;
  /** The contract, once another supergraph has brought one. */
  apiSchema: () => string | undefined;
};

/** The Apollo gateway over the three subgraphs, planning on a supergraph that may be replaced as it serves. */
export function createApollo(
  subgraphs: SubgraphAddress[],
  connection: Pick<Connection, 'database' | 'reader'>,
  logger: Logger,
  introspection: boolean,
  plugins: ApolloServerPlugin<GatewayContext>[] = [],
  {
    deadlines = usualDeadlines,
    file = supergraphFile,
    metrics,
    pollMs,
    ...rest
  }: ApolloSettings = {},
): RunningApollo {
  const gate = openGate(connection, logger, rest.gate ?? {});
  const sources = new Map(
    subgraphs.map((each) => [
      each.name,
      new SubgraphDataSource(each, logger, { deadlines, ...(metrics && { metrics }) }),
    ]),
  );
  const { enforcing } = admitSupergraph(readFileSync(file, 'utf8'));
  const supergraph = keepSupergraph({
    file,
    graphs: [...sources.keys(), localGraph],
    logger,
    metrics,
    ...(pollMs !== undefined && { pollMs }),
  });
  const gateway = new ApolloGateway({
    supergraphSdl: async ({ update }) => ({
      supergraphSdl: supergraph.begin(update),
      cleanup: async () => supergraph.stop(),
    }),
    // What replaces another was checked beside the event loop, which must not stand still for it again.
    validateSupergraph: false,
    logger: quietLogger(logger),
    experimental_didResolveQueryPlan: gate.onPlan,
    buildService: ({ name }) => {
      if (name === localGraph)
        return createOwnGraph(modulesWith(gate.findUnfit), connection, deadlines);
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names an unknown subgraph: ${name}`);
      return source;
    },
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    logger: quietLogger(logger),
    introspection,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    // Looking for what is near takes longer than all the rest of a refusal.
    validationOptions: { hideSuggestions: !introspection, maxErrors: 20 },
    formatError: (formatted, error) => toPublicError(formatted, error, logger),
    persistedQueries: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      gate.plugin,
      enforcing,
      statusOfErrors,
      answerInForm(introspection),
      countsOnRequest,
      ...plugins,
      noteOperation,
      tellNoValues,
    ],
  });
  const close = async () => {
    gate.close();
    await apollo.stop();
    await Promise.all([...sources.values()].map((source) => source.close()));
  };
  return { apollo, gate, close, apiSchema: supergraph.apiSchema };
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
        if (response.http.status === 401) {
          response.http.headers.set('www-authenticate', challengeOf(undefined));
        }
        if (result.errors) result.errors = result.errors.map(wordedIn(contextValue.language));
      },
    };
  },
};

/** Faults are formatted before the caller's language is known. */
function wordedIn(language: Language) {
  return (error: GraphQLFormattedError): GraphQLFormattedError => {
    const code = error.extensions?.['code'];
    if (code !== 'INTERNAL_SERVER_ERROR' && code !== 'DEADLINE_EXCEEDED') return error;
    return { ...error, message: problems[code][language] };
  };
}

/** Apollo's own codes for a request that cannot be carried out as it is. */
const clientMistakes = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'INVALID_GRAPHQL'];

function statusOf(code: unknown): number | undefined {
  // Its status says more: 405 for a mutation by GET, 406 for a form that is not spoken.
  if (code === 'BAD_REQUEST') return undefined;
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
        if (request.http?.headers.get('polis-debug')?.includes('counts') !== true) return;
        const { extensions } = response.body.singleResult;
        response.body.singleResult.extensions = { ...extensions, counts: contextValue.counts };
      },
    };
  },
};

/** What went wrong in a resolver, and in one of the graph that the gateway answers itself. */
const faults = ['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR'];

/** Errors of ours keep their words; of the rest the caller learns only that it is our fault. */
function toPublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const { serviceName: _, ...extensions } = formatted.extensions ?? {};
  const code = extensions['code'];
  const ours = typeof code === 'string' && !faults.includes(code);
  if (ours) return { ...formatted, extensions };
  const cause = unwrapResolverError(error);
  const known = isLate(cause) ? 'DEADLINE_EXCEEDED' : 'INTERNAL_SERVER_ERROR';
  if (known === 'INTERNAL_SERVER_ERROR') {
    logger.error({ ...describeFault(cause), field: fieldOf(error) }, 'fault');
  }
  return {
    message: problems[known].en,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: known },
  };
}
