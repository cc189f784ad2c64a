import { buildSubgraphSchema } from '@apollo/subgraph';
import type { DocumentNode, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { askingAhead } from '../reading/ask-ahead.ts';
import { connectionResolvers } from '../reading/connection.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

// Resolver maps of the modules, each typed by its own generated types.
export type ResolverMap = Record<string, unknown>;

/** A contract with what its modules resolve. */
export function executableSchema(
  typeDefs: DocumentNode,
  modules: readonly ResolverMap[],
): GraphQLSchema {
  const resolvers = mergeResolvers([
    { Date: DateScalar, DateTime: DateTimeScalar },
    connectionResolvers(typeDefs),
    ...modules,
  ]);
  // biome-ignore lint/suspicious/noExplicitAny: the modules' types are joined into one untyped map
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as any }]);
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
