import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { microInterventionList } from '../micro-intervention/micro-intervention.repository.ts';
import {
  communityEventUndertaking,
  eventsOfAssociation,
  eventsOfMicroIntervention,
  eventsOfTerritory,
} from './community-event.repository.ts';
import type { CommunityEvent } from './community-event.ts';

const { list } = communityEventUndertaking;

export const communityEventResolvers: Resolvers = {
  Query: {
    communityEvent: (_, { id }, context) => readOne(context, list, id),
    communityEvents: (_, asked, context) => readList(context, list, asked),
  },
  CommunityEvent: {
    ...undertakingFields(communityEventUndertaking),
    title: textField(({ titles }: CommunityEvent) => titles),
    description: textField(({ descriptions }: CommunityEvent) => descriptions),
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
  Territory: {
    communityEvents: (territory, asked, context) =>
      readListOf(context, list, eventsOfTerritory, territoryKey(territory), asked),
  },
};
