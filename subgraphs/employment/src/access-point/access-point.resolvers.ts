import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import {
  accessPointList,
  ofOrganisation,
  ofTerritory,
  servedBy,
} from './access-point.repository.ts';
import { wordWarning } from './access-point.wording.ts';
import { readWarnings } from './read-warnings.ts';

export const accessPointResolvers: Resolvers = {
  Query: {
    accessPoint: (_, { id }, context) => readOne(context, accessPointList, id),
    accessPoints: (_, asked, context) => readList(context, accessPointList, asked),
    accessPointWarnings: (_, { on }, context) => readWarnings(context, on ?? context.today),
  },
  AccessPoint: {
    __resolveReference: ({ id }, context) => readOne(context, accessPointList, id),
    comune: ({ comuneCode }) => (comuneCode ? { level: 'COMUNE', code: comuneCode } : null),
    serves: fromKey(({ id }, _, context) =>
      readAllOf(context, 'territories served by access point', servedBy, id),
    ),
    operatingOrganisation: ({ operatingOrganisationId }) => ({ id: operatingOrganisationId }),
    hostOrganisation: ({ hostOrganisationId }) =>
      hostOrganisationId ? { id: hostOrganisationId } : null,
    parent: ({ parentId }, _, context) =>
      parentId ? readOne(context, accessPointList, parentId) : null,
  },
  AccessPointWarning: {
    message: (warning, _, { language }) => wordWarning(warning, language),
  },
  Territory: {
    accessPoints: (territory, asked, context) =>
      readListOf(context, accessPointList, ofTerritory, territoryKey(territory), asked),
  },
  Organisation: {
    accessPoints: fromKey(({ id }, asked, context) =>
      readListOf(context, accessPointList, ofOrganisation, id, asked),
    ),
  },
};
