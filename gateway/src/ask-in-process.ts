import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { GatewayContext } from './context.ts';

/** The gateway asks its own graph, without a token or a connection, with the rights of the context. */
export function askInProcess(apollo: ApolloServer<GatewayContext>, contextValue: GatewayContext) {
  return async (
    query: string,
    variables: Record<string, unknown>,
  ): Promise<FormattedExecutionResult<Record<string, unknown>>> => {
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('The graph answers in one piece');
    return body.singleResult;
  };
}
