import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { ActivePolicyType, Resolvers } from '../generated/resolvers.ts';
import { servicePactCase } from '../service-pact/service-pact.repository.ts';
import { acceptActivePolicy } from './accept-active-policy.ts';
import { activePolicyCase, ofServicePact } from './active-policy.repository.ts';
import {
  acceptActivePolicyRefusals,
  correctActivePolicyRefusals,
  proposeActivePolicyRefusals,
  recordPolicyEventRefusals,
} from './active-policy.wording.ts';
import { correctActivePolicy } from './correct-active-policy.ts';
import { proposeActivePolicy } from './propose-active-policy.ts';
import { recordPolicyEvent } from './record-policy-event.ts';
import { sapEventSource, sapEvents } from './sap-event.ts';

export const activePolicyResolvers: Resolvers = {
  Query: {
    activePolicy: (_, { id }, context) => readOne(context, activePolicyCase.list, id),
    activePolicies: (_, asked, context) => readList(context, activePolicyCase.list, asked),
    sapEvents: () => ({ events: [...sapEvents], source: sapEventSource, rows: sapEvents.length }),
  },
  Mutation: {
    proposeActivePolicy: async (_, { input }, context) => {
      const result = await proposeActivePolicy(context, input);
      return toPayload(context, 'activePolicy', result, proposeActivePolicyRefusals);
    },
    acceptActivePolicy: async (_, { input }, context) => {
      const result = await acceptActivePolicy(context, input);
      return toPayload(context, 'activePolicy', result, acceptActivePolicyRefusals);
    },
    recordPolicyEvent: async (_, { input }, context) => {
      const result = await recordPolicyEvent(context, input);
      return toPayload(context, 'activePolicy', result, recordPolicyEventRefusals);
    },
    correctActivePolicy: async (_, { input }, context) => {
      const result = await correctActivePolicy(context, input);
      return toPayload(context, 'activePolicy', result, correctActivePolicyRefusals);
    },
  },
  SapEvent: {
    label: ({ labelIt, labelEn }, _, { language }) => (language === 'it' ? labelIt : labelEn),
    from: ({ from }) => [...from],
  },
  ActivePolicy: {
    ...caseFields(activePolicyCase),
    servicePact: ({ servicePactId }, _, context) =>
      readOne(context, servicePactCase.list, servicePactId),
    // The letters are those that `readSapPolicy` lets through.
    type: ({ activityCode }) => activityCode.charAt(0) as ActivePolicyType,
    proposedOn: ({ openedOn }) => openedOn,
    warnings: ({ checkLetterMatches }) =>
      checkLetterMatches === false ? ['SAP_ID_CHECK_LETTER'] : [],
  },
  ServicePact: {
    activePolicies: fromKey(({ id }, asked, context) =>
      readListOf(context, activePolicyCase.list, ofServicePact, id, asked),
    ),
  },
};
