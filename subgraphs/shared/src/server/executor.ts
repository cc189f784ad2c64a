import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  BREAK,
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getOperationAST,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { auditing } from '../audit/audited-execution.ts';
import type { Context } from '../context.ts';
import type { Run } from './run.ts';

/** A document seen this often is worth the milliseconds that compiling takes. */
const worthCompiling = 2;

type Seen = { times: number; compiled: Map<string, CompiledQuery | undefined> };

/** Behind Apollo Server's pipeline: it parses, validates and words errors, the executor runs. */
export function compilingExecutor(
  schema: GraphQLSchema,
): ApolloServerOptionsWithGateway<Context>['gateway'] {
  const run = auditing(schema, executeAsSubgraph(schema));
  return {
    async load() {
      return {
        schema,
        executor: async ({ document, request, context }) =>
          // As it was created: Apollo calls it a record of anything.
          run(document, request.operationName, context as Context, request.variables ?? {}),
      };
    },
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async stop() {},
  };
}

/**
 * Runs queries that come again and again, as a gateway's do, compiled to functions; what comes once,
 * and mutations, by graphql-js. Apollo Server keeps parsed documents; what is compiled of one lives
 * as long as it.
 */
export function executeAsSubgraph(schema: GraphQLSchema): Run<Partial<Context>> {
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
    if (hasVariableInObject(document)) return undefined;
    const compiled = compileQuery(schema, document, operationName);
    return isCompiledQuery(compiled) ? compiled : undefined;
  }

  return async (document, operationName, contextValue, variableValues) => {
    const compiled = findCompiled(document, operationName);
    const result = await compiled?.query(undefined, contextValue, variableValues);
    if (result && !result.errors) return result;
    // Errors are worded and placed by graphql-js alone. What was read is still in the loaders.
    return execute({ schema, document, operationName, contextValue, variableValues });
  };
}

/** A variable that is not given leaves its field out of an object; compiled, it would be a null. */
function hasVariableInObject(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    ObjectField(field) {
      visit(field, {
        Variable() {
          found = true;
          return BREAK;
        },
      });
      return found ? BREAK : false;
    },
  });
  return found;
}
