import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import {
  microInterventionList,
  ofAssociation,
} from '../micro-intervention/micro-intervention.repository.ts';
import { advanceAssociation } from './advance-association.ts';
import {
  associationList,
  associationUndertaking,
  territoriesOf,
} from './association.repository.ts';
import * as refusals from './association.wording.ts';
import { correctAssociation } from './correct-association.ts';
import { decideAssociationListing } from './decide-association-listing.ts';
import { mapAssociation } from './map-association.ts';
import { verifyAssociation } from './verify-association.ts';

const entity = 'association';

export const associationResolvers: Resolvers = {
  Query: {
    association: (_, { id }, context) => readOne(context, associationList, id),
    associations: (_, asked, context) => readList(context, associationList, asked),
  },
  Mutation: {
    mapAssociation: async (_, { input }, context) => {
      const result = await mapAssociation(context, input);
      return toPayload(context, entity, result, refusals.mapAssociationRefusals);
    },
    advanceAssociation: async (_, { input }, context) => {
      const result = await advanceAssociation(context, input);
      return toPayload(context, entity, result, refusals.advanceAssociationRefusals);
    },
    verifyAssociation: async (_, { input }, context) => {
      const result = await verifyAssociation(context, input);
      return toPayload(context, entity, result, refusals.verifyAssociationRefusals);
    },
    correctAssociation: async (_, { input }, context) => {
      const result = await correctAssociation(context, input);
      return toPayload(context, entity, result, refusals.correctAssociationRefusals);
    },
    decideAssociationListing: async (_, { input }, context) => {
      const result = await decideAssociationListing(context, input);
      return toPayload(context, entity, result, refusals.decideAssociationListingRefusals);
    },
  },
  Association: {
    ...undertakingFields(associationUndertaking),
    organisation: ({ ownOrganisationId }) => (ownOrganisationId ? { id: ownOrganisationId } : null),
    keptBy: ({ organisationId }) => ({ id: organisationId }),
    supporter: ({ supporterId }) => (supporterId ? { id: supporterId } : null),
    territories: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories of association', territoriesOf, id),
    ),
    microInterventions: fromKey(({ id }, asked, context) =>
      readListOf(context, microInterventionList, ofAssociation, id, asked),
    ),
  },
};
