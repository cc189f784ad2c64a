import { readList, readOne } from '#shared/reading/read-list.ts';
import { labelLanguage, labelOf } from '../code-list/code-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { countryList } from './country.repository.ts';
import {
  findCitizenshipGroup,
  findCountry,
  findCountryByCode,
  findPredecessorsOf,
  findSuccessorsOf,
} from './read-country.ts';

export const countryResolvers: Resolvers = {
  Query: {
    country: (_, asked, context) => findCountry(context, asked),
    countries: (_, asked, context) => readList(context, countryList, asked),
  },
  Country: {
    __resolveReference: (reference, context) =>
      'id' in reference
        ? readOne(context, countryList, reference.id)
        : findCountryByCode(context, reference.code),
    label: (country, { lang }, context) => labelOf(country, labelLanguage(lang, context)),
    citizenshipGroup: (country, { on }, context) =>
      findCitizenshipGroup(context, country, on ?? undefined),
    successors: (country, _, context) => findSuccessorsOf(context, country),
    predecessors: (country, _, context) => findPredecessorsOf(context, country),
  },
};
