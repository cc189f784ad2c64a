import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type DocumentNode, execute, type GraphQLSchema, getOperationAST } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../context.ts';

/** A document seen this often is worth the milliseconds that compiling takes. */
const worthCompiling = 2;

type Seen = { times: number; compiled: Map<string, CompiledQuery | undefined> };

/**
 * Runs the subgraph's own schema behind Apollo Server's pipeline: the queries that come again and
 * again, as a gateway's do, compiled to functions; what comes once, and mutations, by graphql-js.
 * Apollo Server keeps parsed documents, and what is compiled lives as long as they do.
 */
export function compilingExecutor(
  schema: GraphQLSchema,
): ApolloServerOptionsWithGateway<Context>['gateway'] {
  const seen = new WeakMap<DocumentNode, Seen>();

  function findCompiled(document: DocumentNode, operationName: string | undefined) {
    const known = seen.get(document) ?? { times: 0, compiled: new Map() };
    seen.set(document, known);
    known.times += 1;
    if (known.times < worthCompiling) return undefined;
    const name = operationName ?? '';
    if (!known.compiled.has(name)) known.compiled.set(name, compile(document, operationName));
    return known.compiled.get(name);
  }

  function compile(document: DocumentNode, operationName: string | undefined) {
    if (getOperationAST(document, operationName)?.operation !== 'query') return undefined;
    const compiled = compileQuery(schema, document, operationName);
    return isCompiledQuery(compiled) ? compiled : undefined;
  }

  return {
    async load() {
      return {
        schema,
        async executor({ document, request, operationName, context }) {
          const variables = request.variables ?? {};
          const compiled = findCompiled(document, request.operationName);
          if (compiled) return compiled.query(undefined, context, variables);
          return execute({
            schema,
            document,
            contextValue: context,
            variableValues: variables,
            operationName,
          });
        },
      };
    },
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async stop() {},
  };
}
