import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { authorising } from '../authorisation/authorising.ts';
import { graphRules } from '../authorisation/rules.ts';
import type { Context } from '../context.ts';
import { problems } from '../language/problem.ts';
import { executableSchema, type ResolverMap } from './executable-schema.ts';
import { compilingExecutor } from './executor.ts';
import { describeFault } from './fault.ts';
import { loadContract } from './schema.ts';

/** The Apollo Server of a subgraph: its contract, its modules, and errors that leak nothing. */
export function createSubgraphServer(
  domain: string,
  modules: ResolverMap[],
  logger: Logger,
): ApolloServer<Context> {
  const schema = executableSchema(loadContract(domain), modules);
  return new ApolloServer<Context>({
    gateway: compilingExecutor(schema),
    introspection: false,
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    // The plugin for cache hints would wrap every resolver; nothing here is cached by hints.
    plugins: [
      authorising(graphRules),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError: (formatted, error) => toPublicError(formatted, error, logger),
  });
}

/** What is ours to say keeps its message; a fault is logged and becomes one neutral sentence. */
function toPublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const code = String(formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  if (code !== 'INTERNAL_SERVER_ERROR') return formatted;
  logger.error({ ...describeFault(unwrapResolverError(error)), path: formatted.path }, 'fault');
  return {
    message: problems.INTERNAL_SERVER_ERROR.en,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code },
  };
}
