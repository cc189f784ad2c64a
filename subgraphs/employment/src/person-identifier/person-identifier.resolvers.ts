import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { addIdentifier } from './add-identifier.ts';
import { contradictIdentifier } from './contradict-identifier.ts';
import { endIdentifier } from './end-identifier.ts';
import { identifiersOf, personIdentifierList } from './person-identifier.repository.ts';
import type { PersonIdentifier } from './person-identifier.ts';
import { actOnIdentifierRefusals, addIdentifierRefusals } from './person-identifier.wording.ts';
import { hiddenFieldsOf, visibleValue, warningsOf } from './sealed-identifier.ts';
import { verifyIdentifier } from './verify-identifier.ts';

export const personIdentifierResolvers: Resolvers = {
  Query: {
    personIdentifier: (_, { id }, context) => readOne(context, personIdentifierList, id),
  },
  Mutation: {
    addIdentifier: async (_, { input }, context) => {
      const result = await addIdentifier(context, input);
      return toPayload(context, 'personIdentifier', result, addIdentifierRefusals);
    },
    verifyIdentifier: async (_, { input }, context) => {
      const result = await verifyIdentifier(context, input);
      return toPayload(context, 'personIdentifier', result, actOnIdentifierRefusals('verifiedOn'));
    },
    contradictIdentifier: async (_, { input }, context) => {
      const result = await contradictIdentifier(context, input);
      return toPayload(context, 'personIdentifier', result, actOnIdentifierRefusals('version'));
    },
    endIdentifier: async (_, { input }, context) => {
      const result = await endIdentifier(context, input);
      return toPayload(context, 'personIdentifier', result, actOnIdentifierRefusals('validTo'));
    },
  },
  PersonIdentifier: {
    __resolveReference: ({ id }, context) => readOne(context, personIdentifierList, id),
    personRecord: (identifier, _, context) => getRecord(context, identifier),
    value: async (identifier, _, context) =>
      visibleValue(identifier, await getRecord(context, identifier), context),
    warnings: async (identifier, _, context) =>
      warningsOf(identifier, await getRecord(context, identifier), context),
    hiddenFields: async (identifier, _, context) =>
      hiddenFieldsOf(identifier, await getRecord(context, identifier), context),
  },
  PersonRecord: {
    identifiers: ({ id }, _, context) =>
      readAllOf(context, 'identifiers of record', identifiersOf, id),
  },
};

/** Whoever sees an identifier sees its record. */
async function getRecord(
  context: Context,
  { id, personRecordId }: PersonIdentifier,
): Promise<PersonRecord> {
  const record = await readOne(context, personRecordList, personRecordId);
  if (!record) throw new Error(`The record of ${id} is not visible`);
  return record;
}
