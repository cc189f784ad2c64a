import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import {
  sportActionsOfAssociation,
  sportActionsOfTerritory,
  sportActionUndertaking,
} from './sport-action.repository.ts';
import type { SportAction } from './sport-action.ts';

const { list } = sportActionUndertaking;

export const sportActionResolvers: Resolvers = {
  Query: {
    sportAction: (_, { id }, context) => readOne(context, list, id),
    sportActions: (_, asked, context) => readList(context, list, asked),
  },
  SportAction: {
    ...undertakingFields(sportActionUndertaking),
    title: textField(({ titles }: SportAction) => titles),
    association: ({ associationId }, _, context) =>
      associationId === null ? null : readOne(context, associationList, associationId),
  },
  Association: {
    sportActions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, sportActionsOfAssociation, id, asked),
    ),
  },
  Territory: {
    sportActions: (territory, asked, context) =>
      readListOf(context, list, sportActionsOfTerritory, territoryKey(territory), asked),
  },
};
