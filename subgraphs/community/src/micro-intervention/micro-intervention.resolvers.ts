import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import { associationList } from '../association/association.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import {
  ofMicroIntervention,
  participationList,
} from '../participation/participation.repository.ts';
import {
  microInterventionList,
  ofOrganisation,
  ofTerritory,
  territoriesOf,
} from './micro-intervention.repository.ts';

export const microInterventionResolvers: Resolvers = {
  Query: {
    microIntervention: (_, { id }, context) => readOne(context, microInterventionList, id),
    microInterventions: (_, asked, context) => readList(context, microInterventionList, asked),
  },
  MicroIntervention: {
    __resolveReference: ({ id }, context) => readOne(context, microInterventionList, id),
    association: ({ associationId }, _, context) =>
      readOne(context, associationList, associationId),
    organisation: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
    territories: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories of micro-intervention', territoriesOf, id),
    ),
    participations: fromKey(({ id }, asked, context) =>
      readListOf(context, participationList, ofMicroIntervention, id, asked),
    ),
  },
  Organisation: {
    microInterventions: fromKey(({ id }, asked, context) =>
      readListOf(context, microInterventionList, ofOrganisation, id, asked),
    ),
  },
  Territory: {
    microInterventions: (territory, asked, context) =>
      readListOf(context, microInterventionList, ofTerritory, territoryKey(territory), asked),
  },
};
