import { requireScope } from '#shared/identity/authorise.ts';
import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { holdsOfRecord, legalHoldList } from './legal-hold.repository.ts';
import { isInForce } from './legal-hold.ts';
import { liftLegalHoldRefusals, placeLegalHoldRefusals } from './legal-hold.wording.ts';
import { liftLegalHold } from './lift-legal-hold.ts';
import { placeLegalHold } from './place-legal-hold.ts';

export const legalHoldResolvers: Resolvers = {
  Query: {
    legalHold: (_, { id }, context) => readOne(context, legalHoldList, id),
  },
  Mutation: {
    placeLegalHold: async (_, { input }, context) =>
      toPayload(context, 'legalHold', await placeLegalHold(context, input), placeLegalHoldRefusals),
    liftLegalHold: async (_, { input }, context) =>
      toPayload(context, 'legalHold', await liftLegalHold(context, input), liftLegalHoldRefusals),
  },
  LegalHold: {
    __resolveReference: ({ id }, context) => readOne(context, legalHoldList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    inForce: (hold, _, { today }) => isInForce(hold, today),
  },
  PersonRecord: {
    legalHolds: ({ id }, _, context) => {
      requireScope(context, 'privacy:read');
      return readAllOf(context, 'holds of record', holdsOfRecord, id);
    },
  },
};
