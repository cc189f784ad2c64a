import { toPayload } from '#shared/language/payload.ts';
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
import { admitProposal } from './admit-proposal.ts';
import { correctProposal } from './correct-proposal.ts';
import { correctProposalCosts } from './correct-proposal-costs.ts';
import { draftProposal } from './draft-proposal.ts';
import { excludeProposal } from './exclude-proposal.ts';
import { integrateProposal } from './integrate-proposal.ts';
import { costsOf, proposalsOfAssociation, proposalUndertaking } from './proposal.repository.ts';
import { mayKnowPlace } from './proposal.ts';
import * as refusals from './proposal.wording.ts';
import { requestIntegration } from './request-integration.ts';
import { submitProposal } from './submit-proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

const entity = 'proposal';
const { list } = proposalUndertaking;

export const proposalResolvers: Resolvers = {
  Query: {
    proposal: (_, { id }, context) => readOne(context, list, id),
    proposals: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    draftProposal: async (_, { input }, context) => {
      const result = await draftProposal(context, input);
      return toPayload(context, entity, result, refusals.draftProposalRefusals);
    },
    correctProposal: async (_, { input }, context) => {
      const result = await correctProposal(context, input);
      return toPayload(context, entity, result, refusals.correctProposalRefusals);
    },
    correctProposalCosts: async (_, { input }, context) => {
      const result = await correctProposalCosts(context, input);
      return toPayload(context, entity, result, refusals.correctProposalCostsRefusals);
    },
    submitProposal: async (_, { input }, context) => {
      const result = await submitProposal(context, input);
      return toPayload(context, entity, result, refusals.submitProposalRefusals);
    },
    requestIntegration: async (_, { input }, context) => {
      const result = await requestIntegration(context, input);
      return toPayload(context, entity, result, refusals.requestIntegrationRefusals);
    },
    integrateProposal: async (_, { input }, context) => {
      const result = await integrateProposal(context, input);
      return toPayload(context, entity, result, refusals.integrateProposalRefusals);
    },
    admitProposal: async (_, { input }, context) => {
      const result = await admitProposal(context, input);
      return toPayload(context, entity, result, refusals.admitProposalRefusals);
    },
    excludeProposal: async (_, { input }, context) => {
      const result = await excludeProposal(context, input);
      return toPayload(context, entity, result, refusals.excludeProposalRefusals);
    },
    withdrawProposal: async (_, { input }, context) => {
      const result = await withdrawProposal(context, input);
      return toPayload(context, entity, result, refusals.withdrawProposalRefusals);
    },
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
    score: (proposal, _, { viewer }) => (mayKnowPlace(proposal, viewer) ? proposal.score : null),
    rank: (proposal, _, { viewer }) => (mayKnowPlace(proposal, viewer) ? proposal.rank : null),
    costs: fromKey(({ id }, _, context) => readAllOf(context, 'costs of proposal', costsOf, id)),
  },
  Association: {
    proposals: fromKey(({ id }, asked, context) =>
      readListOf(context, list, proposalsOfAssociation, id, asked),
    ),
  },
};
