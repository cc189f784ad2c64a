import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { addClientKey } from './add-client-key.ts';
import { approveClient } from './approve-client.ts';
import { changeClientScopes } from './change-client-scopes.ts';
import { clientList, keysOfClient, stepsOfClient } from './client.repository.ts';
import * as refusals from './client.wording.ts';
import { registerClient } from './register-client.ts';
import { resumeClient } from './resume-client.ts';
import { retireClientKey } from './retire-client-key.ts';
import { revokeClient } from './revoke-client.ts';
import { suspendClient } from './suspend-client.ts';

const { moveClientRefusals } = refusals;

export const clientResolvers: Resolvers = {
  Query: {
    client: (_, { id }, context) => readOne(context, clientList, id),
    clients: (_, asked, context) => readList(context, clientList, asked),
  },
  Mutation: {
    registerClient: async (_, { input }, context) =>
      toPayload(
        context,
        'client',
        await registerClient(context, input),
        refusals.registerClientRefusals,
      ),
    addClientKey: async (_, { input }, context) =>
      toPayload(
        context,
        'client',
        await addClientKey(context, input),
        refusals.addClientKeyRefusals,
      ),
    retireClientKey: async (_, { input }, context) => {
      const result = await retireClientKey(context, input);
      return toPayload(context, 'client', result, refusals.retireClientKeyRefusals);
    },
    changeClientScopes: async (_, { input }, context) => {
      const result = await changeClientScopes(context, input);
      return toPayload(context, 'client', result, refusals.changeClientScopesRefusals);
    },
    approveClient: async (_, { input }, context) =>
      toPayload(context, 'client', await approveClient(context, input), moveClientRefusals),
    suspendClient: async (_, { input }, context) =>
      toPayload(context, 'client', await suspendClient(context, input), moveClientRefusals),
    resumeClient: async (_, { input }, context) =>
      toPayload(context, 'client', await resumeClient(context, input), moveClientRefusals),
    revokeClient: async (_, { input }, context) =>
      toPayload(context, 'client', await revokeClient(context, input), moveClientRefusals),
  },
  Client: {
    __resolveReference: ({ id }, context) => readOne(context, clientList, id),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    keys: ({ id }, _, context) => readAllOf(context, 'keys of client', keysOfClient, id),
    steps: ({ id }, _, context) => readAllOf(context, 'steps of client', stepsOfClient, id),
  },
};
