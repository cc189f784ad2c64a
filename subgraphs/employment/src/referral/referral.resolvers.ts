import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { caseFields } from '../case-step/case-fields.ts';
import { caseTypeOf } from '../case-step/case-share.ts';
import type {
  PersonRecordReferralsArgs,
  ReferralDirection,
  Resolvers,
} from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { acceptReferral } from './accept-referral.ts';
import { advanceReferral } from './advance-referral.ts';
import { declineReferral } from './decline-referral.ts';
import { referralCase, stepsOfSenderRecord } from './referral.repository.ts';
import { stateOn } from './referral.ts';
import {
  acceptReferralRefusals,
  actOnReferralRefusals,
  declineReferralRefusals,
  sendReferralRefusals,
} from './referral.wording.ts';
import { sendReferral } from './send-referral.ts';
import { hiddenFieldsOf } from './shared-person.ts';
import { visiblePerson, visibleWords } from './visible-sharing.ts';

const { __resolveReference, steps } = caseFields(referralCase);

export const referralResolvers: Resolvers = {
  Query: {
    referral: (_, { id }, context) => readOne(context, referralCase.list, id),
    referrals: (_, asked, context) =>
      readList(context, referralCase.list, fromOneSide(asked, 'SENT_TO_US')),
  },
  Mutation: {
    sendReferral: async (_, { input }, context) =>
      toPayload(context, 'referral', await sendReferral(context, input), sendReferralRefusals),
    advanceReferral: async (_, { input }, context) =>
      toPayload(context, 'referral', await advanceReferral(context, input), actOnReferralRefusals),
    declineReferral: async (_, { input }, context) => {
      const result = await declineReferral(context, input);
      return toPayload(context, 'referral', result, declineReferralRefusals);
    },
    acceptReferral: async (_, { input }, context) =>
      toPayload(context, 'referral', await acceptReferral(context, input), acceptReferralRefusals),
  },
  Referral: {
    __resolveReference,
    steps,
    sender: ({ organisationId }) => ({ id: organisationId }),
    senderAccessPoint: ({ accessPointId }, _, context) =>
      readOne(context, accessPointList, accessPointId),
    receiver: ({ receiverId }) => ({ id: receiverId }),
    receiverAccessPoint: ({ receiverAccessPointId }, _, context) =>
      receiverAccessPointId ? readOne(context, accessPointList, receiverAccessPointId) : null,
    senderRecord: ({ personRecordId }, _, context) =>
      readOne(context, personRecordList, personRecordId),
    receiverRecord: ({ receiverRecordId }, _, context) =>
      receiverRecordId ? readOne(context, personRecordList, receiverRecordId) : null,
    requestedService: (referral, _, context) => visibleWords(referral, context),
    shared: (referral, _, context) => visiblePerson(referral, context),
    caseSteps: async ({ id, sharedCases }, _, context) => {
      const steps = await readAllOf(context, 'cases of referral', stepsOfSenderRecord, id);
      const types = sharedCases.map(caseTypeOf);
      return steps.filter(({ caseType }) => types.includes(caseType));
    },
    state: (referral, _, { today }) => stateOn(referral, today),
    sentOn: ({ openedOn }) => openedOn,
  },
  SharedPerson: {
    givenName: ({ facts }) => facts.givenName ?? null,
    familyName: ({ facts }) => facts.familyName ?? null,
    originalName: ({ facts }) => facts.originalName ?? null,
    aliases: ({ facts }) => facts.aliases ?? null,
    birthDate: ({ facts }) => facts.birthDate ?? null,
    birthDatePrecision: ({ facts }) => facts.birthDatePrecision ?? null,
    birthCountry: ({ facts: { birthCountryCode: code } }) => (code ? { code } : null),
    birthComune: ({ facts }) => toComune(facts.birthComuneCode),
    sex: ({ facts }) => facts.sex ?? null,
    citizenshipCodes: ({ facts }) => facts.citizenshipCodes ?? null,
    residence: ({ facts }) => toComune(facts.residenceCode),
    domicile: ({ facts }) => toComune(facts.domicileCode),
    language: ({ facts }) => facts.language ?? null,
    email: ({ facts }) => facts.email ?? null,
    phone: ({ facts }) => facts.phone ?? null,
    guardian: ({ facts }) => facts.guardian ?? null,
    hiddenFields: hiddenFieldsOf,
  },
  PersonRecord: {
    referrals: fromKey(({ id }, asked, context) =>
      readListOf(
        context,
        referralCase.list,
        referralCase.ofPersonRecord,
        id,
        fromOneSide(asked, undefined),
      ),
    ),
  },
};

/** Which side is asked for makes another statement. */
function fromOneSide(
  { filter, ...asked }: PersonRecordReferralsArgs,
  usual: ReferralDirection | undefined,
) {
  const { direction, ...rest } = filter ?? {};
  const wanted = direction ?? usual;
  return { ...asked, filter: { ...rest, ...(wanted && { sentToUs: wanted === 'SENT_TO_US' }) } };
}

function toComune(code: string | null | undefined) {
  return code ? ({ level: 'COMUNE', code } as const) : null;
}
