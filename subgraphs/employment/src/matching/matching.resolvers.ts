import { toPayload } from '#shared/language/payload.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { matchPerson } from './match-person.ts';
import { matchRulesOn } from './match-rules.ts';
import { matchPersonRefusals } from './matching.wording.ts';

export const matchingResolvers: Resolvers = {
  Query: {
    matchPerson: async (_, { input }, context) => {
      const result = await matchPerson(context, input);
      const { matching, errors } = toPayload(context, 'matching', result, matchPersonRefusals);
      const nothing = { candidates: [], ruleVersion: matchRulesOn(context.today).version };
      return { ...(matching ?? nothing), errors };
    },
  },
  MatchCandidate: {
    consentToContact: ({ consentToContact }) => consentToContact === true,
    holder: ({ holderId }) => ({ id: holderId }),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
  },
};
