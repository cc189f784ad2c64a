import { toPayload } from '#shared/language/payload.ts';
import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { proposalsOfCall, proposalUndertaking } from '../proposal/proposal.repository.ts';
import { advanceCall } from './advance-call.ts';
import { callUndertaking, criteriaOf } from './call.repository.ts';
import * as refusals from './call.wording.ts';
import { correctCall } from './correct-call.ts';
import { draftCall } from './draft-call.ts';
import { setCallCriteria } from './set-call-criteria.ts';

const entity = 'call';
const { list } = callUndertaking;

export const callResolvers: Resolvers = {
  Query: {
    call: (_, { id }, context) => readOne(context, list, id),
    calls: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    draftCall: async (_, { input }, context) => {
      const result = await draftCall(context, input);
      return toPayload(context, entity, result, refusals.draftCallRefusals);
    },
    correctCall: async (_, { input }, context) => {
      const result = await correctCall(context, input);
      return toPayload(context, entity, result, refusals.correctCallRefusals);
    },
    setCallCriteria: async (_, { input }, context) => {
      const result = await setCallCriteria(context, input);
      return toPayload(context, entity, result, refusals.setCallCriteriaRefusals);
    },
    advanceCall: async (_, { input }, context) => {
      const result = await advanceCall(context, input);
      return toPayload(context, entity, result, refusals.advanceCallRefusals);
    },
  },
  Call: {
    ...undertakingFields(callUndertaking),
    title: textField(({ titles }) => titles),
    description: textField(({ descriptions }) => descriptions),
    criteria: fromKey(({ id }, _, context) =>
      readAllOf(context, 'criteria of call', criteriaOf, id),
    ),
    proposals: fromKey(({ id }, asked, context) =>
      readListOf(context, proposalUndertaking.list, proposalsOfCall, id, asked),
    ),
  },
  CallCriterion: { title: textField(({ titles }) => titles) },
};
