import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { findTerritoryByKey } from '../territory/read-territory.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { addResearchOutput } from './add-research-output.ts';
import { advanceResearchAction } from './advance-research-action.ts';
import { clearResearchAction } from './clear-research-action.ts';
import { correctResearchAction } from './correct-research-action.ts';
import { decideResearchAction } from './decide-research-action.ts';
import { openResearchAction } from './open-research-action.ts';
import { renewEthicsClearance } from './renew-ethics-clearance.ts';
import {
  clearancesOfAction,
  ofUniversity,
  outputsOfAction,
  researchActionUndertaking,
} from './research-action.repository.ts';
import {
  addResearchOutputRefusals,
  advanceResearchActionRefusals,
  clearResearchActionRefusals,
  correctResearchActionRefusals,
  decideResearchActionRefusals,
  openResearchActionRefusals,
} from './research-action.wording.ts';

const entity = 'researchAction';
const { list } = researchActionUndertaking;

export const researchActionResolvers: Resolvers = {
  Query: {
    researchAction: (_, { id }, context) => readOne(context, list, id),
    researchActions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openResearchAction: async (_, { input }, context) => {
      const result = await openResearchAction(context, input);
      return toPayload(context, entity, result, openResearchActionRefusals);
    },
    decideResearchAction: async (_, { input }, context) => {
      const result = await decideResearchAction(context, input);
      return toPayload(context, entity, result, decideResearchActionRefusals);
    },
    clearResearchAction: async (_, { input }, context) => {
      const result = await clearResearchAction(context, input);
      return toPayload(context, entity, result, clearResearchActionRefusals);
    },
    renewEthicsClearance: async (_, { input }, context) => {
      const result = await renewEthicsClearance(context, input);
      return toPayload(context, entity, result, clearResearchActionRefusals);
    },
    advanceResearchAction: async (_, { input }, context) => {
      const result = await advanceResearchAction(context, input);
      return toPayload(context, entity, result, advanceResearchActionRefusals);
    },
    correctResearchAction: async (_, { input }, context) => {
      const result = await correctResearchAction(context, input);
      return toPayload(context, entity, result, correctResearchActionRefusals);
    },
    addResearchOutput: async (_, { input }, context) => {
      const result = await addResearchOutput(context, input);
      return toPayload(context, entity, result, addResearchOutputRefusals);
    },
  },
  ResearchAction: {
    ...governanceFields(researchActionUndertaking),
    sites: ({ siteKeys }, _, context) =>
      Promise.all(siteKeys.map((key) => findTerritoryByKey(context, key))),
    outputs: ({ id }, _, context) => readAllOf(context, 'outputs of action', outputsOfAction, id),
    protocol: (action) => action,
  },
  ResearchProtocol: {
    clearances: ({ id }, _, context) =>
      readAllOf(context, 'clearances of action', clearancesOfAction, id),
  },
  Organisation: {
    researchActions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofUniversity, id, asked),
    ),
  },
};
