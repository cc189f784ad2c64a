import { toPayload } from '#shared/language/payload.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { readNetwork } from '../network/read-networks.ts';
import { readOrganisation } from '../undertaking/governance-fields.ts';
import { addNetworkMember } from './add-network-member.ts';
import { endNetworkMember } from './end-network-member.ts';
import { networkMemberList } from './network-member.repository.ts';
import { addNetworkMemberRefusals, endNetworkMemberRefusals } from './network-member.wording.ts';
import { readMembersBy } from './read-members.ts';

const entity = 'networkMember';

export const networkMemberResolvers: Resolvers = {
  Query: {
    networkMember: (_, { id }, context) => readOne(context, networkMemberList, id),
    networkMembers: (_, asked, context) => readList(context, networkMemberList, asked),
  },
  Mutation: {
    addNetworkMember: async (_, { input }, context) => {
      const result = await addNetworkMember(context, input);
      return toPayload(context, entity, result, addNetworkMemberRefusals);
    },
    endNetworkMember: async (_, { input }, context) => {
      const result = await endNetworkMember(context, input);
      return toPayload(context, entity, result, endNetworkMemberRefusals);
    },
  },
  NetworkMember: {
    __resolveReference: ({ id }, context) => readOne(context, networkMemberList, id),
    network: ({ networkId }, _, context) => readNetwork(context, networkId),
    organisation: ({ organisationId }, _, context) => readOrganisation(context, organisationId),
  },
  Network: {
    members: ({ id }, { on }, context) => readMembersBy(context, 'network', id, on),
  },
};
