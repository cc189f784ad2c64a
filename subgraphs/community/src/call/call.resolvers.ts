import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { proposalsOfCall, proposalUndertaking } from '../proposal/proposal.repository.ts';
import { callUndertaking, criteriaOf } from './call.repository.ts';

const { list } = callUndertaking;

export const callResolvers: Resolvers = {
  Query: {
    call: (_, { id }, context) => readOne(context, list, id),
    calls: (_, asked, context) => readList(context, list, asked),
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
