import { textField } from '#shared/localised-text/text-field.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { getOne } from '#shared/reading/get-one.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { fromTerritoryKey } from '#shared/territory-key.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { associationList } from '../association/association.repository.ts';
import { callUndertaking } from '../call/call.repository.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { costsOf, proposalsOfAssociation, proposalUndertaking } from './proposal.repository.ts';

const { list } = proposalUndertaking;

export const proposalResolvers: Resolvers = {
  Query: {
    proposal: (_, { id }, context) => readOne(context, list, id),
    proposals: (_, asked, context) => readList(context, list, asked),
  },
  Proposal: {
    ...undertakingFields(proposalUndertaking),
    call: ({ callId }, _, context) => getOne(context, callUndertaking.list, callId),
    association: ({ associationId }, _, context) =>
      readOne(context, associationList, associationId),
    title: textField(({ titles }) => titles),
    summary: textField(({ summaries }) => summaries),
    territories: ({ territories }) => territories.map(fromTerritoryKey),
    partners: ({ partnerIds }) => partnerIds.map((id) => ({ id })),
    costs: fromKey(({ id }, _, context) => readAllOf(context, 'costs of proposal', costsOf, id)),
  },
  Association: {
    proposals: fromKey(({ id }, asked, context) =>
      readListOf(context, list, proposalsOfAssociation, id, asked),
    ),
  },
};
