import { LocalGraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { problem } from '#shared/language/problem.ts';
import { entityTypes, nodeContract } from '#shared/server/node-contract.ts';
import { parseTypeId, typeNameOf } from '#shared/type-id.ts';
import type { GatewayContext } from './context.ts';

const mostNodes = 100;

/**
 * `node` and `nodes`, answered by the gateway itself from the id's prefix with a key stub, so that
 * only the domain that owns the type is asked (docs/adr/0005).
 */
export function createNodeGraph(): LocalGraphQLDataSource {
  return new LocalGraphQLDataSource(nodeSchema());
}

function nodeSchema(): GraphQLSchema {
  const known = new Set(entityTypes());
  const toStub = (id: string) => {
    const parsed = parseTypeId(id);
    const type = parsed && typeNameOf(parsed.prefix);
    return type && known.has(type) ? { __typename: type, id } : null;
  };
  return buildSubgraphSchema([
    {
      typeDefs: nodeContract(),
      resolvers: {
        Query: {
          node: (_: unknown, { id }: { id: string }) => toStub(id),
          nodes: (_: unknown, { ids }: { ids: string[] }, { language }: GatewayContext) => {
            if (ids.length > mostNodes) {
              throw problem('PAGE_SIZE_INVALID', language, { first: ids.length, most: mostNodes });
            }
            return ids.map(toStub);
          },
        },
      },
    },
  ]);
}
