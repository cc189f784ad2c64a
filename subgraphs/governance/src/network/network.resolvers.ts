import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { isInForce } from '../reference/dated.ts';
import { findTerritoryByKey } from '../territory/read-territory.ts';
import { keyOn } from '../territory/territory-on.repository.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceNetwork } from './advance-network.ts';
import { correctNetwork } from './correct-network.ts';
import { extendNetwork } from './extend-network.ts';
import { narrowNetwork } from './narrow-network.ts';
import { networkReuse, networkUndertaking } from './network.repository.ts';
import { shareOf } from './network.ts';
import {
  advanceNetworkRefusals,
  correctNetworkRefusals,
  extendNetworkRefusals,
  narrowNetworkRefusals,
  openNetworkRefusals,
} from './network.wording.ts';
import { ofTerritoryOn, territoriesOfNetwork } from './network-territory.repository.ts';
import { openNetwork } from './open-network.ts';
import { readNetworksOf } from './read-networks.ts';

export const networkResolvers: Resolvers = {
  Query: {
    network: (_, { id }, context) => readOne(context, networkUndertaking.list, id),
    networks: (_, asked, context) => readList(context, networkUndertaking.list, asked),
    networkReuse: async (_, { on = null }, context) => {
      const [counted = { carriedOver: 0, total: 0 }] = await context.read(networkReuse, { on });
      return counted;
    },
  },
  Mutation: {
    openNetwork: async (_, { input }, context) =>
      toPayload(context, 'network', await openNetwork(context, input), openNetworkRefusals),
    advanceNetwork: async (_, { input }, context) =>
      toPayload(context, 'network', await advanceNetwork(context, input), advanceNetworkRefusals),
    correctNetwork: async (_, { input }, context) =>
      toPayload(context, 'network', await correctNetwork(context, input), correctNetworkRefusals),
    extendNetwork: async (_, { input }, context) =>
      toPayload(context, 'network', await extendNetwork(context, input), extendNetworkRefusals),
    narrowNetwork: async (_, { input }, context) =>
      toPayload(context, 'network', await narrowNetwork(context, input), narrowNetworkRefusals),
  },
  Network: {
    ...governanceFields(networkUndertaking),
    territories: async ({ id }, { on }, context) => {
      const question = 'territories of network';
      const covered = await readAllOf(context, question, territoriesOfNetwork, id);
      return on ? covered.filter((each) => isInForce(each, on)) : covered;
    },
  },
  NetworkTerritory: {
    territory: ({ territory }, _, context) => findTerritoryByKey(context, territory),
  },
  NetworkReuse: { share: shareOf },
  Organisation: {
    networks: fromKey(({ id }, { on }, context) => readNetworksOf(context, id, on)),
  },
  Territory: {
    networks: (territory, asked, context) => {
      const key = keyOn(territoryKey(territory), asked.filter?.on ?? context.today);
      return readListOf(context, networkUndertaking.list, ofTerritoryOn, key, asked);
    },
  },
};
