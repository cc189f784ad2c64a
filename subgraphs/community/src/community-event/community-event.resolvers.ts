import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { microInterventionList } from '../micro-intervention/micro-intervention.repository.ts';
import { placeList } from '../place/place.repository.ts';
import { advanceCommunityEvent } from './advance-community-event.ts';
import { cancelCommunityEvent } from './cancel-community-event.ts';
import {
  communityEventUndertaking,
  eventsOfAssociation,
  eventsOfMicroIntervention,
  eventsOfPlace,
  eventsOfTerritory,
} from './community-event.repository.ts';
import type { CommunityEvent } from './community-event.ts';
import * as refusals from './community-event.wording.ts';
import { correctCommunityEvent } from './correct-community-event.ts';
import { planCommunityEvent } from './plan-community-event.ts';

const entity = 'communityEvent';
const { list } = communityEventUndertaking;

export const communityEventResolvers: Resolvers = {
  Query: {
    communityEvent: (_, { id }, context) => readOne(context, list, id),
    communityEvents: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    planCommunityEvent: async (_, { input }, context) => {
      const result = await planCommunityEvent(context, input);
      return toPayload(context, entity, result, refusals.planCommunityEventRefusals);
    },
    advanceCommunityEvent: async (_, { input }, context) => {
      const result = await advanceCommunityEvent(context, input);
      return toPayload(context, entity, result, refusals.advanceCommunityEventRefusals);
    },
    cancelCommunityEvent: async (_, { input }, context) => {
      const result = await cancelCommunityEvent(context, input);
      return toPayload(context, entity, result, refusals.cancelCommunityEventRefusals);
    },
    correctCommunityEvent: async (_, { input }, context) => {
      const result = await correctCommunityEvent(context, input);
      return toPayload(context, entity, result, refusals.correctCommunityEventRefusals);
    },
  },
  CommunityEvent: {
    ...undertakingFields(communityEventUndertaking),
    title: textField(({ titles }: CommunityEvent) => titles),
    description: textField(({ descriptions }: CommunityEvent) => descriptions),
    place: ({ placeId }, _, context) =>
      placeId === null ? null : readOne(context, placeList, placeId),
    association: ({ associationId }, _, context) =>
      associationId === null ? null : readOne(context, associationList, associationId),
    microIntervention: ({ microInterventionId }, _, context) =>
      microInterventionId === null
        ? null
        : readOne(context, microInterventionList, microInterventionId),
  },
  Association: {
    communityEvents: fromKey(({ id }, asked, context) =>
      readListOf(context, list, eventsOfAssociation, id, asked),
    ),
  },
  MicroIntervention: {
    communityEvents: fromKey(({ id }, asked, context) =>
      readListOf(context, list, eventsOfMicroIntervention, id, asked),
    ),
  },
  Place: {
    communityEvents: fromKey(({ id }, asked, context) =>
      readListOf(context, list, eventsOfPlace, id, asked),
    ),
  },
  Territory: {
    communityEvents: (territory, asked, context) =>
      readListOf(context, list, eventsOfTerritory, territoryKey(territory), asked),
  },
};
