import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { Connection } from '#shared/database/database.ts';
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
import type { Metrics } from './metrics/metrics.ts';
import { createOwnGraph } from './own-graph.ts';
import { countsOnRequest, statusOfErrors, toPublicError } from './public-answer.ts';
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
      tellNoValues,
      answerInForm(introspection),
      countsOnRequest,
      ...plugins,
      noteOperation,
    ],
  });
  const close = async () => {
    gate.close();
    await apollo.stop();
    await Promise.all([...sources.values()].map((source) => source.close()));
  };
  return { apollo, gate, close, apiSchema: supergraph.apiSchema };
}
