import { type GraphQLDataSource, LocalGraphQLDataSource } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import { createContext } from '#shared/context.ts';
import type { Connection } from '#shared/database/database.ts';
import { anonymous } from '#shared/identity/viewer.ts';
import { problem } from '#shared/language/problem.ts';
import { executableSchema, type ResolverMap } from '#shared/server/executable-schema.ts';
import { entityTypes, nodeContract } from '#shared/server/node-contract.ts';
import { parseTypeId, typeNameOf } from '#shared/type-id.ts';
import type { GatewayContext } from './context.ts';

const mostNodes = 100;

/**
 * What the gateway answers itself, in its own process (docs/adr/0005, 0034): its modules on its own
 * database, written as those of a domain are, and `node` and `nodes`, from the id's prefix with a key
 * stub, so that only the graph that owns the type is asked.
 */
export function createOwnGraph(
  modules: readonly ResolverMap[],
  connection: Pick<Connection, 'database' | 'reader'>,
): GraphQLDataSource<GatewayContext> {
  const graph = new LocalGraphQLDataSource(schemaOf(modules));
  return {
    process(options) {
      // Apollo types the context of its own health checks loosely; there is no viewer then.
      const {
        viewer = anonymous,
        language = 'en',
        idempotency,
      } = options.context as Partial<GatewayContext>;
      const context = createContext({
        ...connection,
        viewer,
        language,
        now: new Date(),
        idempotency,
      });
      return graph.process({ ...options, context } as Parameters<typeof graph.process>[0]);
    },
  };
}

function schemaOf(modules: readonly ResolverMap[]): GraphQLSchema {
  const known = new Set(entityTypes());
  const toStub = (id: string) => {
    const parsed = parseTypeId(id);
    const type = parsed && typeNameOf(parsed.prefix);
    return type && known.has(type) ? { __typename: type, id } : null;
  };
  const node: ResolverMap = {
    Query: {
      node: (_: unknown, { id }: { id: string }) => toStub(id),
      nodes: (_: unknown, { ids }: { ids: string[] }, { language }: GatewayContext) => {
        if (ids.length > mostNodes) {
          throw problem('PAGE_SIZE_INVALID', language, { first: ids.length, most: mostNodes });
        }
        return ids.map(toStub);
      },
    },
  };
  return executableSchema(nodeContract(), [node, ...modules]);
}
