import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLFieldResolver, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { authorising } from '../authorisation/authorising.ts';
import { graphRules } from '../authorisation/rules.ts';
import type { Context } from '../context.ts';
import { problems } from '../language/problem.ts';
import { askingAhead } from '../reading/ask-ahead.ts';
import { connectionResolvers } from '../reading/connection.ts';
import { compilingExecutor } from './executor.ts';
import { describeFault } from './fault.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';
import { loadContract } from './schema.ts';

// Resolver maps of the modules, each typed by its own generated types.
export type ResolverMap = Record<string, unknown>;

/** The Apollo Server of a subgraph: its contract, its modules, and errors that leak nothing. */
export function createSubgraphServer(
  domain: string,
  modules: ResolverMap[],
  logger: Logger,
): ApolloServer<Context> {
  const typeDefs = loadContract(domain);
  const resolvers = mergeResolvers([
    { Date: DateScalar, DateTime: DateTimeScalar },
    connectionResolvers(typeDefs),
    ...modules,
  ]);
  // biome-ignore lint/suspicious/noExplicitAny: the modules' types are joined into one untyped map
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as any }]);
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

/** Two modules may add to the same type (`Query`, `Territory`), but not define the same field. */
function mergeResolvers(modules: ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const [type, fields] of modules.flatMap((module) => Object.entries(module))) {
    const known = merged[type];
    if (!isPlain(known) || !isPlain(fields)) {
      merged[type] = fields;
      continue;
    }
    const twice = Object.keys(fields).find((field) => field in known);
    if (twice) throw new Error(`Two modules resolve ${type}.${twice}`);
    merged[type] = { ...known, ...fields };
  }
  for (const [type, fields] of Object.entries(merged)) {
    if (!isPlain(fields) || typeof fields['__resolveReference'] !== 'function') continue;
    // The modules' types say that it is one.
    const resolve = fields['__resolveReference'] as Parameters<typeof askingAhead>[1];
    merged[type] = { ...fields, __resolveReference: askingAhead(type, resolve) };
  }
  merged['Mutation'] &&= enteringEach(merged['Mutation']);
  return merged;
}

/** Each field of a mutation says that it begins: its transactions are counted from there. */
function enteringEach(fields: unknown): unknown {
  if (!isPlain(fields)) return fields;
  // Resolvers, as the modules' types say.
  const resolvers = Object.entries(
    fields as Record<string, GraphQLFieldResolver<unknown, Context>>,
  );
  return Object.fromEntries(
    resolvers.map(([name, resolve]): [string, GraphQLFieldResolver<unknown, Context>] => [
      name,
      (parent, asked, context, info) => {
        context.repeatable?.enter(String(info.path.key));
        return resolve(parent, asked, context, info);
      },
    ]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
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
