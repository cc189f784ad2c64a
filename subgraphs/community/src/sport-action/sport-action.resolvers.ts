import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { placeList } from '../place/place.repository.ts';
import { advanceSportAction } from './advance-sport-action.ts';
import { correctSportAction } from './correct-sport-action.ts';
import { planSportAction } from './plan-sport-action.ts';
import {
  sportActionsOfAssociation,
  sportActionsOfPlace,
  sportActionsOfTerritory,
  sportActionUndertaking,
} from './sport-action.repository.ts';
import type { SportAction } from './sport-action.ts';
import * as refusals from './sport-action.wording.ts';

const entity = 'sportAction';
const { list } = sportActionUndertaking;

export const sportActionResolvers: Resolvers = {
  Query: {
    sportAction: (_, { id }, context) => readOne(context, list, id),
    sportActions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    planSportAction: async (_, { input }, context) => {
      const result = await planSportAction(context, input);
      return toPayload(context, entity, result, refusals.planSportActionRefusals);
    },
    advanceSportAction: async (_, { input }, context) => {
      const result = await advanceSportAction(context, input);
      return toPayload(context, entity, result, refusals.advanceSportActionRefusals);
    },
    correctSportAction: async (_, { input }, context) => {
      const result = await correctSportAction(context, input);
      return toPayload(context, entity, result, refusals.correctSportActionRefusals);
    },
  },
  SportAction: {
    ...undertakingFields(sportActionUndertaking),
    title: textField(({ titles }: SportAction) => titles),
    place: ({ placeId }, _, context) =>
      placeId === null ? null : readOne(context, placeList, placeId),
    association: ({ associationId }, _, context) =>
      associationId === null ? null : readOne(context, associationList, associationId),
  },
  Association: {
    sportActions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, sportActionsOfAssociation, id, asked),
    ),
  },
  Place: {
    sportActions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, sportActionsOfPlace, id, asked),
    ),
  },
  Territory: {
    sportActions: (territory, asked, context) =>
      readListOf(context, list, sportActionsOfTerritory, territoryKey(territory), asked),
  },
};
