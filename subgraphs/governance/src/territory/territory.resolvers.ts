import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { territoryKey } from '#shared/territory-key.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { ofTerritoryOn, organisationList } from '../organisation/organisation.repository.ts';
import {
  findEnd,
  findParents,
  findPartsOf,
  findPredecessors,
  findSuccessors,
  findTerritory,
  findTerritoryByKey,
} from './read-territory.ts';
import { territoryList } from './territory.repository.ts';
import { keyOn } from './territory-on.repository.ts';

export const territoryResolvers: Resolvers = {
  Query: {
    territory: (_, asked, context) => findTerritory(context, asked),
    territories: (_, asked, context) => readList(context, territoryList, asked),
  },
  Territory: {
    __resolveReference: (reference, context) =>
      'id' in reference
        ? readOne(context, territoryList, reference.id)
        : findTerritoryByKey(context, territoryKey(reference)),
    parents: (territory, _, context) => findParents(context, territory),
    parts: (territory, { on }, context) => findPartsOf(context, 'whole', territory, on),
    partOf: (territory, { on }, context) => findPartsOf(context, 'part', territory, on),
    successors: (territory, _, context) => findSuccessors(context, territory),
    predecessors: (territory, _, context) => findPredecessors(context, territory),
    organisations: (territory, asked, context) => {
      const key = keyOn(territoryKey(territory), asked.filter?.on ?? context.today);
      return readListOf(context, organisationList, ofTerritoryOn, key, asked);
    },
  },
  TerritoryPart: {
    whole: (link, _, context) => findEnd(context, link, 'whole'),
    part: (link, _, context) => findEnd(context, link, 'part'),
  },
};
