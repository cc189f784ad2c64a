import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { policyToolUndertaking } from '../policy-tool/policy-tool.repository.ts';
import { governanceFields } from '../undertaking/governance-fields.ts';
import { advanceToolAdoption } from './advance-tool-adoption.ts';
import { correctToolAdoption } from './correct-tool-adoption.ts';
import { openToolAdoption } from './open-tool-adoption.ts';
import { ofAdopter, ofTool, toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import {
  advanceToolAdoptionRefusals,
  correctToolAdoptionRefusals,
  openToolAdoptionRefusals,
} from './tool-adoption.wording.ts';

const entity = 'toolAdoption';
const { list } = toolAdoptionUndertaking;

export const toolAdoptionResolvers: Resolvers = {
  Query: {
    toolAdoption: (_, { id }, context) => readOne(context, list, id),
    toolAdoptions: (_, asked, context) => readList(context, list, asked),
  },
  Mutation: {
    openToolAdoption: async (_, { input }, context) => {
      const result = await openToolAdoption(context, input);
      return toPayload(context, entity, result, openToolAdoptionRefusals);
    },
    advanceToolAdoption: async (_, { input }, context) => {
      const result = await advanceToolAdoption(context, input);
      return toPayload(context, entity, result, advanceToolAdoptionRefusals);
    },
    correctToolAdoption: async (_, { input }, context) => {
      const result = await correctToolAdoption(context, input);
      return toPayload(context, entity, result, correctToolAdoptionRefusals);
    },
  },
  ToolAdoption: {
    ...governanceFields(toolAdoptionUndertaking),
    policyTool: async ({ policyToolId }, _, context) => {
      const tool = await readOne(context, policyToolUndertaking.list, policyToolId);
      // What can be adopted is published, and stays readable.
      if (!tool) throw new Error(`Adoption of unknown ${policyToolId}`);
      return tool;
    },
  },
  PolicyTool: {
    adoptions: fromKey(({ id }, asked, context) => readListOf(context, list, ofTool, id, asked)),
  },
  Organisation: {
    toolAdoptions: fromKey(({ id }, asked, context) =>
      readListOf(context, list, ofAdopter, id, asked),
    ),
  },
};
