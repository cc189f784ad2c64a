import type { ApolloServerPlugin, GraphQLSchemaContext } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type Need, needsOf, unknownTo } from './needs.ts';
import { type Asking, refusalOf } from './refusal.ts';
import type { Rules } from './rules.ts';

/**
 * Refuses an operation, whole and before anything of it is done, unless its viewer may all it asks for. What
 * a document needs is worked out once, and lives as long as the document is kept.
 */
export function authorising<Context extends Asking>(
  rulesOf: (loaded: GraphQLSchemaContext) => Rules,
): ApolloServerPlugin<Context> {
  /** By schema: a request that began before the schema changed is held to the rules it began with. */
  const guards = new WeakMap<GraphQLSchema, ReturnType<typeof createGuard>>();
  return {
    async serverWillStart() {
      return {
        schemaDidLoadOrUpdate(loaded) {
          guards.set(loaded.apiSchema, createGuard(loaded.apiSchema, rulesOf(loaded)));
        },
      };
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operationName, contextValue }) {
          const guard = guards.get(schema);
          if (!guard) throw new Error('A schema without rules is not served');
          const refusal = refusalOf(guard(document, operationName), contextValue);
          if (refusal) throw refusal;
        },
      };
    },
  };
}

function createGuard(schema: GraphQLSchema, rules: Rules) {
  const unknown = unknownTo(rules, schema);
  if (unknown.length > 0) {
    throw new Error(
      `schema/supergraph.graphql knows no ${unknown.join(', ')}: run npm run build:schema`,
    );
  }
  const known = new WeakMap<DocumentNode, Map<string, Need[]>>();
  return (document: DocumentNode, operationName: string | null): Need[] => {
    const ofDocument = known.get(document) ?? new Map<string, Need[]>();
    known.set(document, ofDocument);
    const name = operationName ?? '';
    const needs = ofDocument.get(name) ?? needsOf(schema, rules, document, operationName);
    ofDocument.set(name, needs);
    return needs;
  };
}
