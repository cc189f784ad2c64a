import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { fromTerritoryKey, territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { addPlaceHost } from './add-place-host.ts';
import { advancePlace } from './advance-place.ts';
import { correctPlace } from './correct-place.ts';
import { endPlaceHost } from './end-place-host.ts';
import {
  hostsOfPlace,
  ofHost,
  ofTerritory,
  placeList,
  placeUndertaking,
} from './place.repository.ts';
import { hostsOn, type Place } from './place.ts';
import * as refusals from './place.wording.ts';
import { proposePlace } from './propose-place.ts';

const entity = 'place';

export const placeResolvers: Resolvers = {
  Query: {
    place: (_, { id }, context) => readOne(context, placeList, id),
    places: (_, asked, context) => readList(context, placeList, asked),
  },
  Mutation: {
    proposePlace: async (_, { input }, context) => {
      const result = await proposePlace(context, input);
      return toPayload(context, entity, result, refusals.proposePlaceRefusals);
    },
    advancePlace: async (_, { input }, context) => {
      const result = await advancePlace(context, input);
      return toPayload(context, entity, result, refusals.advancePlaceRefusals);
    },
    correctPlace: async (_, { input }, context) => {
      const result = await correctPlace(context, input);
      return toPayload(context, entity, result, refusals.correctPlaceRefusals);
    },
    addPlaceHost: async (_, { input }, context) => {
      const result = await addPlaceHost(context, input);
      return toPayload(context, entity, result, refusals.addPlaceHostRefusals);
    },
    endPlaceHost: async (_, { input }, context) => {
      const result = await endPlaceHost(context, input);
      return toPayload(context, entity, result, refusals.endPlaceHostRefusals);
    },
  },
  Place: {
    ...undertakingFields(placeUndertaking),
    title: textField(({ titles }: Place) => titles),
    territory: ({ territory }) => (territory === null ? null : fromTerritoryKey(territory)),
    hosts: async ({ id }, { on }, context) => {
      const hosts = await readAllOf(context, 'hosts of place', hostsOfPlace, id);
      return on ? hostsOn(hosts, on) : hosts;
    },
  },
  PlaceHost: { organisation: ({ organisationId }) => ({ id: organisationId }) },
  Organisation: {
    hostedPlaces: fromKey(({ id }, asked, context) =>
      readListOf(context, placeList, ofHost, id, asked),
    ),
  },
  Territory: {
    places: (territory, asked, context) =>
      readListOf(context, placeList, ofTerritory, territoryKey(territory), asked),
  },
};
