import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import {
  microInterventionList,
  ofAssociation,
} from '../micro-intervention/micro-intervention.repository.ts';
import { associationList, territoriesOf } from './association.repository.ts';

export const associationResolvers: Resolvers = {
  Query: {
    association: (_, { id }, context) => readOne(context, associationList, id),
    associations: (_, asked, context) => readList(context, associationList, asked),
  },
  Association: {
    __resolveReference: ({ id }, context) => readOne(context, associationList, id),
    organisation: ({ ownOrganisationId }) => (ownOrganisationId ? { id: ownOrganisationId } : null),
    territories: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories of association', territoriesOf, id),
    ),
    microInterventions: fromKey(({ id }, asked, context) =>
      readListOf(context, microInterventionList, ofAssociation, id, asked),
    ),
  },
};
