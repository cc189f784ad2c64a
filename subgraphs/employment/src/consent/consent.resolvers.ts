import { toPayload } from '#shared/language/payload.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { consentList, consentsOfRecord } from './consent.repository.ts';
import { isAllowed, stateOn } from './consent.ts';
import { recordConsentRefusals, withdrawConsentRefusals } from './consent.wording.ts';
import { basisOf, consentTexts } from './consent-texts.ts';
import { recordConsent } from './record-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

export const consentResolvers: Resolvers = {
  Query: {
    consent: (_, { id }, context) => readOne(context, consentList, id),
    consents: (_, asked, context) => readList(context, consentList, asked),
    consentTexts: () => [...consentTexts],
  },
  Mutation: {
    recordConsent: async (_, { input }, context) =>
      toPayload(context, 'consent', await recordConsent(context, input), recordConsentRefusals),
    withdrawConsent: async (_, { input }, context) => {
      const result = await withdrawConsent(context, input);
      return toPayload(context, 'consent', result, withdrawConsentRefusals);
    },
  },
  Consent: {
    __resolveReference: ({ id }, context) => readOne(context, consentList, id),
    personRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    state: (consent, _, { today }) => stateOn(consent, today),
  },
  PersonRecord: {
    consents: ({ id }, _, context) =>
      readAllOf(context, 'consents of record', consentsOfRecord, id),
    permission: async ({ id }, { purpose }, context) => {
      const consents = await readAllOf(context, 'consents of record', consentsOfRecord, id);
      return isAllowed(basisOf(purpose), consents, purpose, context.today);
    },
  },
};
