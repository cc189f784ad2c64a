import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import { operationHash } from './operation-hash.ts';

/** Notes what the line about a request says of its operation and its answer. */
export const noteOperation: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue: { served }, document, operation }) {
        if (!served) return;
        served.operationHash = operationHash(document);
        served.operationType = operation?.operation;
      },
      async willSendResponse({ response, contextValue: { served, counts, viewer } }) {
        if (!served || response.body.kind !== 'single') return;
        const { data, errors = [] } = response.body.singleResult;
        served.answered = data !== undefined && data !== null;
        served.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
        served.fetches = counts.fetches;
        served.statements = counts.statements;
        served.role = viewer.role;
        served.client = viewer.client;
      },
    };
  },
};
