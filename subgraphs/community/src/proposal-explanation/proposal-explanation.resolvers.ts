import type { Resolvers } from '../generated/resolvers.ts';
import { inWords } from './proposal-explanation.wording.ts';
import { readExplanation } from './read-explanation.ts';

export const proposalExplanationResolvers: Resolvers = {
  Proposal: { explanation: (proposal, _, context) => readExplanation(context, proposal) },
  ProposalExplanation: {
    text: (explanation, _, { language }) => inWords(explanation, language),
    behindBy: ({ behind }) => behind?.by ?? null,
    aheadBy: ({ ahead }) => ahead?.by ?? null,
  },
};
