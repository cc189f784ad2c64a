import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { exitsOf, membershipList, ofOrganisation } from '../membership/membership.repository.ts';
import { findTerritoryByKey } from '../territory/read-territory.ts';
import { organisationList, territoriesOf } from './organisation.repository.ts';

export const organisationResolvers: Resolvers = {
  Query: {
    organisation: (_, { id }, context) => readOne(context, organisationList, id),
    organisations: (_, asked, context) => readList(context, organisationList, asked),
  },
  Organisation: {
    __resolveReference: ({ id }, context) => readOne(context, organisationList, id),
    territories: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories of organisation', territoriesOf, id),
    ),
    staleSince: fromKey(async ({ id }, _, context) => {
      const [exitedOn = null] = await readAllOf(context, 'exits of organisation', exitsOf, id);
      return exitedOn;
    }),
    memberships: fromKey(({ id }, asked, context) =>
      readListOf(context, membershipList, ofOrganisation, id, asked),
    ),
  },
  OrganisationTerritory: {
    territory: ({ territory }, _, context) => findTerritoryByKey(context, territory),
  },
};
